#: a bracket that is never closed
x = (1,
y = 2
#: a bracket that is not open
x = 1)
#: the wrong bracket
x = [1, 2)
#: the wrong bracket on another line
x = {'a': 1,
     'b': 2]
#: a string that does not end
print('abc)
x = 1
#: a long string that does not end
x = """abc
def
#: a missing colon
if True
    x = 1
#: a missing colon of a function
def f()
    return 1
#: a missing colon of a class
class A
    pass
#: a missing colon of a loop
for i in range(3)
    print(i)
#: a missing colon of while
while True
    pass
#: a missing block
def f():
x = 1
#: a missing block of if
if True:
x = 1
#: a missing block of else
if True:
    pass
else:
x = 1
#: a missing block of for
for i in 'ab':
print(i)
#: a missing block of a class
class A:
x = 1
#: a missing block of try
try:
x = 1
#: a missing block of except
try:
    pass
except ValueError:
x = 1
#: a missing block of finally
try:
    pass
finally:
x = 1
#: a missing block of with
with a:
x = 1
#: a missing block of while
while True:
x = 1
#: an unexpected indent
x = 1
  y = 2
#: an indent that fits nowhere
if True:
        x = 1
    y = 2
#: tabs and spaces
if True:
        x = 1
	y = 2
#: a forgotten comma
x = [1 2]
#: a forgotten comma in a call
print('a' b)
#: a forgotten comma in a dict
x = {'a': 1 'b': 2}
#: two names
foo bar
#: assignment to a call
f() = 1
#: assignment to a literal
1 = x
#: assignment to None
None = 1
#: assignment to True in a for
for True in []: pass
#: assignment to a sum
a + b = 1
#: assignment to a comparison
a < b = 1
#: assignment to a literal in a tuple
a, 1 = 2, 3
#: assignment to a conditional expression
a if b else c = 1
#: assignment to a list with a call
[a, f()] = 1, 2
#: assignment to a lambda
lambda: 1 = 2
#: assignment to a string
'a' = 1
#: assignment to an f-string
f'{a}' = 1
#: assignment to a dict
{} = 1
#: assignment to a generator
(x for x in y) = 1
#: augmented assignment to a call
f() += 1
#: augmented assignment to a tuple
a, b += 1
#: one equals sign in a condition
if x = 3:
    pass
#: one equals sign in a while
while x.y = 3:
    pass
#: one equals sign in a call
f(a.b=1)
#: a keyword that is a constant
f(True=1)
#: a keyword twice
f(a=1, a=2)
#: a positional argument after a keyword
f(a=1, 2)
#: a positional argument after keywords
f(**a, 2)
#: a star after keywords
f(**a, *b)
#: a generator with other arguments
f(x for x in y, 1)
#: a parameter twice
def f(a, a): pass
#: a default before
def f(a=1, b): pass
#: a bare star at the end
def f(a, *): pass
#: parameters after keywords
def f(**a, b): pass
#: two stars
def f(*a, *b): pass
#: return outside a function
return 5
#: return in a class
class A:
    return 1
#: yield outside a function
yield 5
#: break outside a loop
break
#: break in a function in a loop
for i in range(3):
    def f():
        break
#: continue outside a loop
if True:
    continue
#: nonlocal at the top
nonlocal x
#: nonlocal without a binding
def f():
    nonlocal x
#: global after a use
def f():
    print(x)
    global x
#: global after an assignment
def f():
    x = 1
    global x
#: global of a parameter
def f(x):
    global x
#: two stars in an assignment
*a, *b = 1, 2
#: a star alone
*a = [1]
#: a star in an expression
x = *a
#: a star in parentheses
x = (*a)
#: del of a call
del f()
#: del of a literal
del 1
#: an except that is not the last
try:
    pass
except:
    pass
except ValueError:
    pass
#: a try alone
try:
    pass
x = 1
#: an else alone
else:
    pass
#: an elif alone
elif x:
    pass
#: an except alone
except ValueError:
    pass
#: print without parentheses
print 'hello'
#: print of a name without parentheses
print x
#: exec without parentheses
exec 'x'
#: leading zeros
x = 007
#: a letter in a number
x = 12abc
#: a bad octal digit
x = 0o8
#: an underscore at the end
x = 1_
#: a letter that is not there
x = 5 ° 3
#: a quotation mark of a word processor
x = “abc”
#: a question mark
x = a ? b : c
#: a dollar sign
x = $5
#: increment
x++
#: a not-equal sign of other languages
x <> y
#: logical operators of other languages
x && y
#: a conditional without else
x = 1 if y
#: a lambda without a body
f = lambda x:
#: an operator at the end
x = 1 +
#: an operator at the start
x = * 2
#: a missing value
x =
#: a missing name
def (x): pass
#: a class without a name
class : pass
#: a keyword as a name
class = 5
#: a keyword as a parameter
def f(if): pass
#: a keyword as an attribute
x.class
#: a missing in
for x range(3): pass
#: import without a name
import
#: from without import
from math
#: an import with a trailing comma
from math import sin,
#: a backslash in the middle
x = 1 \ + 2
#: an f-string that does not end
f'{x'
#: an empty field
f'{}'
#: a single closing brace
f'}'
#: a bad conversion
f'{x!z}'
#: a backslash in a field
f'{"\n"}'
#: a comment in a field
f'{x # y}'
#: an error in a field
f'{a b}'
#: a dict without a value
x = {'a':}
#: a dict without a colon
x = {'a': 1, 'b'}
#: a walrus at the top
x := 5
#: a walrus of an attribute
(x.y := 5)
#: a walrus that rebinds
[x := 1 for x in y]
#: unpacking in a comprehension
[*x for x in y]
#: a comprehension without in
[x for x]
#: an annotation of a tuple
a, b: int = 1, 2
#: an annotation of a call
f(): int
#: a decorator without a function
@f
x = 1
#: several exception types without parentheses
try:
    pass
except A, B:
    pass
#: too many brackets
x = ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((
#: an indent at the start
 x = 1
#: an unexpected end
def f():
#: an unexpected end after a comment
if True:
    # nothing
#: an unexpected end of a class
class A:

#: a star import in a function
def f():
    from math import *
#: an argument that follows in a class
class A(B=1, C): pass
#: text after a statement
import math as m n
#: a bad escape
x = '\x4'
#: a bad long escape
x = '\u12'
#: pass with a value
pass 1
#: an equals sign in a subscript
x[a=1]
#: a colon too many
x = 1:
#: a semicolon too many
x = 1;;
#: nothing between commas
f(1,,2)
#: comparison alone
x == 
#: not alone
not
#: an else without a colon
if x:
    pass
else
    pass
#: elif without a condition
if x:
    pass
elif:
    pass
#: a string and a number
'a' 1
#: an assignment in a lambda
f = lambda: x = 1
#: await outside
def f():
    x = (yield) = 1
