#: try, except, else, finally
def f(x):
    try:
        print('try', x)
        r = 10 / x
    except ZeroDivisionError as e:
        print('except', e)
        r = None
    except (TypeError, ValueError) as e:
        print('type', type(e).__name__)
        return 'returned'
    else:
        print('else')
    finally:
        print('finally')
    return r
print(f(2), f(0), f('a'))
#: the name of an exception is unbound again
e = 1
try: raise ValueError('v')
except ValueError as e: print(e)
try: print(e)
except NameError as n: print(n)
#: exceptions of one's own
class AppError(Exception):
    def __init__(self, code, msg='?'):
        super().__init__(f'{code}: {msg}')
        self.code = code
class Sub(AppError): pass
try: raise Sub(5, 'bad')
except AppError as e: print(e, e.code, e.args, repr(e), type(e).__name__, isinstance(e, Exception))
class Plain(Exception): pass
for x in (Plain(), Plain('a'), Plain('a', 1), Plain(None)): print(repr(x), str(x), x.args)
class Strong(Exception):
    def __str__(self): return 'strong'
print(str(Strong('x')), repr(Strong('x')))
#: raise a class, an instance, again
try: raise KeyError
except KeyError as e: print(repr(e))
try: raise KeyError('k')
except LookupError as e: print(e, str(e), e.args)
try:
    try: 1 / 0
    except ZeroDivisionError: raise
except ArithmeticError as e: print('again', e)
try:
    try: {}['x']
    except KeyError as e: raise ValueError('wrapped') from e
except ValueError as e: print(e, repr(e.__cause__), e.__context__ is e.__cause__)
try:
    try: 1 / 0
    except ZeroDivisionError: [][1]
except IndexError as e: print(e)
try:
    try: raise ValueError(1)
    finally: print('cleanup')
except ValueError as e: print(e.args)
#: finally and jumps
def f():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            print('body', i)
        finally: print('finally', i)
    return 'end'
print(f())
def g():
    try: raise ValueError
    finally: return 'swallowed'
print(g())
def h():
    while True:
        try: return 'r'
        finally: break
    return 'after'
print(h())
def k(l):
    try: l.append(1); return l
    finally: l.append(2)
print(k([]))
#: nested handlers
def f(n):
    try:
        try:
            if n == 0: raise KeyError('k')
            if n == 1: raise ValueError('v')
            if n == 2: raise TypeError('t')
        except KeyError as e: return f'inner {e}'
        finally: print('in', n)
    except ValueError as e: return f'outer {e}'
    finally: print('out', n)
    return 'fine'
for n in (0, 1, 3): print(f(n))
f(2)
#: hierarchy
for e in (ZeroDivisionError, IndexError, KeyError, FileNotFoundError, RecursionError, NotImplementedError, UnboundLocalError, ModuleNotFoundError, StopIteration, IndentationError, UnicodeError):
    print([c.__name__ for c in e.__mro__])
#: with
class M:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    def __enter__(self): print('enter', self.n); return self
    def __exit__(self, t, v, tb): print('exit', self.n, t.__name__ if t else None, v); return self.swallow
with M(1) as m: print('body', m.n)
with M(2, True): raise ValueError('x')
with M(3) as a, M(4) as b: print(a.n, b.n)
with (M(5) as a, M(6)): pass
def f():
    with M(7): return 'from with'
print(f())
for i in range(2):
    with M(8):
        if i == 0: continue
        break
try:
    with M(9): 1 / 0
except ZeroDivisionError as e: print('out', e)
#: context managers from generators
from contextlib import contextmanager, suppress, nullcontext
@contextmanager
def tag(name):
    print('<' + name + '>')
    try: yield name.upper()
    except ValueError as e: print('handled', e)
    finally: print('</' + name + '>')
with tag('a') as t: print(t)
with tag('b'): raise ValueError('v')
with suppress(KeyError): {}['x']
with nullcontext(5) as n: print(n)
try:
    with tag('c'): raise KeyError('k')
except KeyError as e: print('out', e)
#: assert
assert True
assert 1 + 1 == 2, 'never'
try: assert False, 'message'
except AssertionError as e: print(repr(e))
try: assert []
except AssertionError as e: print(repr(e), str(e) == '')
assert 1 > 2, f'{1} is not larger'
#: uncaught in nested calls
def a(): b()
def b():
    x = 1
    c(x)
def c(x):
    raise RuntimeError('deep')
a()
#: uncaught in a method in a comprehension
class A:
    def f(self, x): return 1 / x
print([A().f(x) for x in (1, 2)])
print([A().f(x) for x in (1, 0)])
#: uncaught with several arguments
raise ValueError('a', 1)
#: uncaught without a message
raise ValueError
#: uncaught exception of one's own
class MyError(Exception): pass
raise MyError('mine')
#: raise something else
raise 'text'
#: raise a class that is no exception
class A: pass
raise A
#: nothing to raise again
raise
#: catch something that is no exception
try: 1 / 0
except 5: pass
#: error across several lines
x = [1,
     2,
     3 / 0,
     4]
#: error in a call across several lines
def f(a, b): return a + b
f(
    1,
    'x' +
    2,
)
#: error in the arguments' function
def f(a, b):
    return a + b
f(
    1,
    'x',
)
#: error in an else branch
def f(x):
    if x > 1:
        return 1
    elif x.y:
        return 2
f(0)
#: error in the condition of a while
n = 2
while 10 / n > 0:
    n -= 1
#: error in the items of a for
def gen():
    yield 1
    raise ValueError('from gen')
for x in gen():
    print(x)
#: not implemented
class Shape:
    def area(self): raise NotImplementedError('area')
class Square(Shape): pass
Square().area()
#: key errors show the key
d = {('a', 1): 2}
d['some key']
#: stop iteration
it = iter([1])
next(it)
next(it)
#: exit ends the program quietly
print('before')
exit()
print('after')
#: recursion in repr and comparison
a = []; b = []
a.append(b); b.append(a)
try: a == b
except RecursionError as e: print('RecursionError')
class R:
    def __repr__(self): return repr(self)
try: repr(R())
except RecursionError: print('again')
class E:
    def __eq__(self, o): return self == o
try: E() == E()
except RecursionError: print('and again')
class G:
    def __getattr__(self, n): return self.other
try: G().x
except RecursionError: print('and once more')
print('still here')
