#: arguments
def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3), f(1, 5, 6, 7, c=8, e=9), f(*[1, 2, 3], **{'c': 4, 'z': 5}), f(c=1, a=2))
def g(a, b, /, c, *, d): return a, b, c, d
print(g(1, 2, 3, d=4), g(1, 2, c=3, d=4))
def h(*args, **kwargs): return args, kwargs
print(h(), h(1, x=2), h(*'ab', *[1], **{'k': 1}, m=2))
def defaults(x, acc=[]):
    acc.append(x)
    return acc
print(defaults(1), defaults(2), defaults(3, []), defaults(4))
#: order of evaluation
def say(x):
    print(x, end=' ')
    return x
say(1) + say(2) * say(3); print()
[say('a'), say('b')]; {say('k'): say('v'), say('k2'): say('v2')}; print()
say(print)(say(1), say(2), sep=say('-'))
d = {}; d[say('key')] = say('value'); print()
l = [0, 0]; l[say(0)], l[say(1)] = say(5), say(6); print(l)
say(1) < say(2) < say(0) < say(9); print()
say(0) and say(1); say(1) or say(2); print(); say(3) if say(0) else say(4); print()
x = [1]; x[say(0)] += say(5); print(x)
def deco(n):
    say(f'make{n}')
    def apply(fn):
        say(f'apply{n}')
        return fn
    return apply
@deco(1)
@deco(2)
def decorated(a=say('default')): pass
print(); say(say('f') and say is say) ; print()
#: lambdas
add = lambda a, b=1, *c, **d: (a, b, c, d)
print(add(1), add(1, 2, 3, x=4), (lambda: 5)(), (lambda *a: a)(1, 2), sorted([3, -1, 2], key=lambda v: -v), (lambda x: (lambda y: x + y))(1)(2), [f(2) for f in (lambda x, n=n: x + n for n in range(3))])
#: recursion
def fact(n): return 1 if n <= 1 else n * fact(n - 1)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def ackermann(m, n): return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))
print(fact(30), fib(15), ackermann(2, 3))
def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)
print(even(100), odd(100))
def flatten(x): return [z for y in x for z in flatten(y)] if isinstance(x, list) else [x]
print(flatten([1, [2, [3, [4]], 5]]))
def hanoi(n, a, b, c, moves):
    if n:
        hanoi(n - 1, a, c, b, moves); moves.append((a, c)); hanoi(n - 1, b, a, c, moves)
    return moves
print(len(hanoi(6, 'a', 'b', 'c', [])), hanoi(2, 'a', 'b', 'c', []))
#: closures bind late
fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs]); i = 10; print([f() for f in fs])
def make():
    out = []
    for k in range(3):
        def inner(): return k
        out.append(inner)
    k = 99
    return out
print([f() for f in make()], [f() for f in [lambda j=j: j for j in range(3)]])
#: counters by nonlocal
def counter(start=0):
    n = start
    def up(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return up, get
up, get = counter(5); up(); up(10); print(get()); up2, get2 = counter(); up2(); print(get2(), get())
def outer():
    x = 1
    def middle():
        def inner():
            nonlocal x
            x += 1
            return x
        return inner
    f = middle()
    return f(), f(), x
print(outer())
#: global
count = 0
def bump():
    global count, created
    count += 1
    created = 'yes'
bump(); bump(); print(count, created)
def shadow():
    count = 100
    return count
print(shadow(), count)
x = 1
def reader(): return x
x = 2; print(reader())
#: scopes of classes
x = 'global'
class A:
    x = 'class'
    y = x
    def m(self): return x
    z = [x for _ in range(1)]
    w = [i for i in x]
print(A.y, A().m(), A.z, A.w)
def f():
    x = 'function'
    class B:
        y = x
        def m(self): return x
    return B.y, B().m()
print(f())
#: functions are values
def twice(f): return lambda x: f(f(x))
def compose(*fs):
    def run(x):
        for f in reversed(fs): x = f(x)
        return x
    return run
print(twice(twice(lambda x: x * 2))(1), compose(str, lambda x: x + 1, int)('41'), list(map(twice(abs), [-1])))
def f(): pass
f.attr = 5; print(f.attr, f.__name__, f(), twice.__name__, (lambda: 0).__name__, callable(f), f.__doc__)
def doc():
    """says what"""
print(doc.__doc__, doc.__qualname__)
ops = {'+': lambda a, b: a + b, '-': lambda a, b: a - b}; print(ops['+'](1, 2), ops['-'](1, 2))
#: decorators
import functools
def trace(fn):
    @functools.wraps(fn)
    def wrapper(*a, **k):
        print('call', fn.__name__, a, k)
        return fn(*a, **k)
    return wrapper
@trace
def add(a, b=1): return a + b
print(add(2), add(1, b=5), add.__name__)
def repeat(n):
    def deco(fn):
        def run(*a): return [fn(*a) for _ in range(n)]
        return run
    return deco
@repeat(3)
def hello(x): return x
print(hello('hi'))
class Count:
    def __init__(self, fn): self.fn, self.n = fn, 0
    def __call__(self, *a): self.n += 1; return self.fn(*a)
@Count
def sq(x): return x * x
print(sq(2), sq(3), sq.n)
#: walrus
if (n := 10) > 5: print(n)
while (n := n - 3) > 0: print(n, end=' ')
print(); print([y for x in range(5) if (y := x * x) > 3], y, (z := 1) + z)
def f(x):
    return (last := x * 2) + last
print(f(3), any((hit := v) > 2 for v in [1, 3, 5]), hit)
#: annotations do nothing
def f(a: int, b: 'str' = 1, *c: list, d: dict[str, int] = None) -> list[int]:
    x: int = 5
    y: float
    return [a, x]
z: int = 3
w: 'undefined'
print(f('s'), z)
#: star arguments in order
def f(*a, **k): print(a, k)
f(1, *[2, 3], 4, *(), x=1, **{'y': 2}, z=3)
f(*range(3), *'xy'); f(**{}); f(*{}, **dict(a=1))
#: a long chain of calls and methods
class B:
    def __init__(self): self.v = []
    def add(self, x): self.v.append(x); return self
print(B().add(1).add(2)
      .add(3).v)
#: map, filter and sorted call functions of the program
print(list(map(lambda x, y: x * y, range(3), range(1, 4))), sorted(range(5), key=lambda x: (x % 2, -x)), functools_free := [1], max([(1, 2), (0, 5)], key=lambda t: t[1]))
#: return values
def nothing(): pass
def early(x):
    if x: return
    return 1
def several(): return 1, 2
def from_loop():
    for i in range(10):
        for j in range(10):
            if i * j == 12: return i, j
def finally_wins():
    try: return 'try'
    finally: return 'finally'
print(nothing(), early(1), early(0), several(), from_loop(), finally_wins())
#: missing argument
def f(a, b): pass
f(1)
#: too many arguments
def f(a): pass
print('before')
f(1, 2)
#: unknown keyword
def f(a): pass
f(1, c=2)
#: errors of calls
def attempt(f, *a, **k):
    try:
        print(f(*a, **k))
    except TypeError as e:
        print(e)
def f0(): pass
def f1(a): pass
def f2(a, b): pass
def f3(a, b, c): pass
def fd(a, b=1): pass
def fk(a, *, k): pass
def fkk(a, *, k, l): pass
def fp(a, /, b): pass
def fs(*a): pass
class C:
    def m(self): pass
    def n(self, x): pass
    @classmethod
    def cm(cls): pass
    @staticmethod
    def sm(x): pass
class D:
    def __init__(self, x): pass
for call in (lambda: f0(1), lambda: f1(), lambda: f2(), lambda: f3(), lambda: f3(1), lambda: f1(1, 2), lambda: f1(1, 2, 3), lambda: fd(), lambda: fd(1, 2, 3), lambda: fk(1), lambda: fkk(1), lambda: fk(1, 2), lambda: fk(1, 2, k=3),
             lambda: fp(a=1, b=2), lambda: fp(1), lambda: f1(1, a=2), lambda: f2(1, 2, b=3), lambda: fs(x=1), lambda: C().m(1), lambda: C().n(), lambda: C.m(), lambda: C().cm(1), lambda: C.sm(), lambda: D(), lambda: D(1, 2), lambda: C(1), lambda: object(1),
             lambda: (lambda x: x)(), lambda: f1(*5), lambda: f1(**5), lambda: f1(**{1: 2}), lambda: f2(a=1, **{'a': 2}), lambda: 5(), lambda: 'a'(), lambda: None(), lambda: [](), lambda: f1.foo, lambda: D.foo):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
#: local variable before assignment
x = 1
def f():
    print(x)
    x = 2
f()
#: free variable before assignment
def outer():
    def inner():
        return y
    inner()
    y = 1
outer()
#: a deleted variable
x = 1
del x
print(x)
#: a name that is nearly there
counter = 5
print(conter)
#: a builtin that is nearly there
print(lenght([1]))
#: endless recursion
def f(n):
    return f(n + 1)
try:
    f(0)
except RecursionError as e:
    print('RecursionError', str(e)[:32])
def g(n): return 0 if n == 0 else 1 + g(n - 1)
print(g(800))
#: recursion that is not caught
def down(n):
    down(n - 1)
down(5)
