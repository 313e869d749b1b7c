#: a class and its instances
class Point:
    dims = 2
    def __init__(self, x, y=0):
        self.x, self.y = x, y
    def move(self, dx, dy=0):
        self.x += dx; self.y += dy
        return self
    def __repr__(self): return f'Point({self.x!r}, {self.y!r})'
p = Point(1); q = Point(2, y=3)
print(p, q, p.move(5).move(1, 1), p.dims, Point.dims, q.__class__.__name__, type(q) is Point, isinstance(q, Point), isinstance(q, object))
Point.dims = 3; p.dims = 4; print(p.dims, q.dims, Point.dims, Point.move(q, 1), hasattr(p, 'x'), hasattr(p, 'zz'), getattr(p, 'zz', None))
p.new = [1]; print(p.new, vars(p), p.__dict__ == {'x': 7, 'y': 1, 'dims': 4, 'new': [1]}); del p.dims; print(p.dims); setattr(p, 'z', 9); print(p.z); delattr(p, 'z'); print(hasattr(p, 'z'))
m = p.move; m(1); print(p, m.__name__, m.__self__ is p, [f(1) for f in (p.move,)])
#: inheritance and super
class A:
    def __init__(self, x): self.x = x
    def who(self): return 'A'
    def hello(self): return 'hello from ' + self.who()
class B(A):
    def __init__(self, x, y): super().__init__(x); self.y = y
    def who(self): return 'B>' + super().who()
class C(B):
    def who(self): return 'C>' + super().who() + '|' + A.who(self)
c = C(1, 2); print(c.who(), c.hello(), c.x, c.y, isinstance(c, A), issubclass(C, A), issubclass(A, C), C.__mro__[1].__name__, C.__bases__[0] is B, B.__name__)
#: multiple inheritance by C3
class O: 
    def f(self): return ['O']
class X(O):
    def f(self): return ['X'] + super().f()
class Y(O):
    def f(self): return ['Y'] + super().f()
class Z(X, Y):
    def f(self): return ['Z'] + super().f()
print(Z().f(), [k.__name__ for k in Z.__mro__], [k.__name__ for k in Z.mro()])
class M:
    def __init__(self, **k): self.m = k.pop('m', 0); super().__init__(**k)
class N:
    def __init__(self, n=1): self.n = n
class MN(M, N): pass
v = MN(m=5, n=6); print(v.m, v.n)
#: properties
class T:
    def __init__(self): self._c = 0
    @property
    def c(self): return self._c
    @c.setter
    def c(self, v):
        if v < -273: raise ValueError('too cold')
        self._c = v
    @c.deleter
    def c(self): print('deleted'); self._c = None
    @property
    def f(self): return self.c * 9 / 5 + 32
    g = property(lambda self: 'g')
t = T(); t.c = 100; print(t.c, t.f, t.g); t.c += 5; print(t.c); del t.c; print(t.c)
try: t.c = -300
except ValueError as e: print(e)
for code in (lambda: setattr(t, 'f', 1), lambda: delattr(t, 'f')):
    try: code()
    except AttributeError as e: print(e)
#: class methods and static methods
class D:
    made = 0
    def __init__(self, v): self.v = v; D.made += 1
    @classmethod
    def parse(cls, s): return cls(int(s))
    @staticmethod
    def twice(x): return x * 2
    @classmethod
    def count(cls): return cls.__name__, cls.made
class E(D): pass
print(D.parse('5').v, type(E.parse('6')).__name__, D.twice(2), D(1).twice(3), E.count(), D(0).count())
#: arithmetic operators
class V:
    def __init__(self, *c): self.c = c
    def __repr__(self): return f'V{self.c}'
    def __add__(self, o): return V(*(a + b for a, b in zip(self.c, o.c))) if isinstance(o, V) else NotImplemented
    def __sub__(self, o): return self + -o
    def __neg__(self): return V(*(-a for a in self.c))
    def __pos__(self): return self
    def __mul__(self, k): return V(*(a * k for a in self.c)) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, o): return sum(a * b for a, b in zip(self.c, o.c))
    def __truediv__(self, k): return V(*(a / k for a in self.c))
    def __floordiv__(self, k): return ('floordiv', k)
    def __mod__(self, k): return ('mod', k)
    def __pow__(self, k): return ('pow', k)
    def __rpow__(self, k): return ('rpow', k)
    def __lshift__(self, k): return ('lshift', k)
    def __and__(self, k): return ('and', k)
    def __or__(self, k): return ('or', k)
    def __xor__(self, k): return ('xor', k)
    def __invert__(self): return 'invert'
    def __abs__(self): return sum(a * a for a in self.c) ** 0.5
    def __rsub__(self, o): return ('rsub', o)
    def __radd__(self, o): return ('radd', o)
    def __round__(self, n=None): return ('round', n)
    def __divmod__(self, o): return 'divmod'
    def __float__(self): return float(self.c[0])
    def __int__(self): return int(self.c[0])
    def __index__(self): return 1
a, b = V(1, 2), V(3, 4)
print(a + b, a - b, -a, +a, a * 2, 2 * a, a @ b, a / 2, a // 2, a % 2, a ** 2, 2 ** a, a << 1, a & 1, a | 1, a ^ 1, ~a, abs(b), 5 - a, 5 + a, sum([a]), round(a), round(a, 2), float(a), int(a), [10, 20][a])
for f in (lambda: a + 1, lambda: a * 'x', lambda: 'x' * a if False else a / 'b', lambda: a >> 1, lambda: [1] - a if False else {} - a):
    try: print(f())
    except TypeError as e: print(e)
#: operators in place
class Acc:
    def __init__(self): self.l = []
    def __iadd__(self, o): self.l.append(o); return self
    def __isub__(self, o): self.l.remove(o); return self
    def __mul__(self, o): return 'mul'
a = Acc(); b = a; a += 1; a += 2; a -= 1; print(a.l, a is b); a *= 3; print(a)
class Holder: pass
h = Holder(); h.v = 1; h.v += 5; h.l = [1]; h.l += [2]; h.l *= 2; print(h.v, h.l)
d = {'k': 1}; d['k'] += 1; d['k'] **= 3; d['k'] //= 3; d['k'] %= 2; print(d); x = 5; x -= 1; x *= 3; x /= 2; x **= 2; x //= 5; x %= 4; print(x); y = 6; y &= 3; y |= 8; y ^= 1; y <<= 2; y >>= 1; print(y)
#: reflected operators and subclasses
class A:
    def __add__(self, o): return 'A.add'
    def __radd__(self, o): return 'A.radd'
    def __eq__(self, o): return 'A.eq'
    def __lt__(self, o): return 'A.lt'
    def __gt__(self, o): return 'A.gt'
class B(A):
    def __radd__(self, o): return 'B.radd'
    def __gt__(self, o): return 'B.gt'
class C(A): pass
class D:
    def __add__(self, o): return NotImplemented
class E:
    def __radd__(self, o): return 'E.radd'
print(A() + B(), B() + A(), A() + C(), C() + A(), 1 + A(), A() + 1, D() + E(), 1 + E(), [1] + E(), 'x' + E(), A() == 1, 1 == A(), A() < B(), B() < A(), 1 < A(), A() > 2, 2.5 + E(), None == A(), A() != 1)
try: D() + D()
except TypeError as e: print(e)
try: D() + 1
except TypeError as e: print(e)
#: comparison
class N:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, N) and self.v == o.v
    def __lt__(self, o): return self.v < o.v
    def __hash__(self): return hash(self.v)
    def __repr__(self): return f'N{self.v}'
print(N(1) == N(1), N(1) != N(1), N(1) < N(2), N(1) > N(2), sorted([N(3), N(1), N(2)]), max(N(1), N(5)), {N(1): 'a'}[N(1)], N(1) in [N(1)], {N(1), N(1), N(2)} == {N(2), N(1)}, [N(1)].index(N(1)), [N(1), N(2)] == [N(1), N(2)], N(1) == 1, len({N(1), N(1)}))
try: N(1) <= N(2)
except TypeError as e: print(e)
class U:
    def __eq__(self, o): return True
try: {U()}
except TypeError as e: print(e)
class W: pass
w = W(); print(w == w, w == W(), w != w, w in [w], {w: 1}[w], hash(w) == hash(w), w is w)
#: containers of one's own
class Stack:
    def __init__(self, *a): self.a = list(a)
    def __len__(self): return len(self.a)
    def __getitem__(self, i): print('get', i); return self.a[i]
    def __setitem__(self, i, v): self.a[i] = v
    def __delitem__(self, i): del self.a[i]
    def __contains__(self, x): print('contains', x); return x in self.a
    def __iter__(self): return iter(self.a)
    def __reversed__(self): return iter(self.a[::-1])
s = Stack(1, 2, 3); s[0] = 9; del s[1]
print(len(s), s[0], s[0:2], s[::-1], 3 in s, 7 not in s, list(s), [*s], list(reversed(s)), bool(s), bool(Stack()), sum(s), max(s), s[1, 2] if False else '')
class Seq:
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * i
print(list(Seq()), 4 in Seq(), 5 in Seq(), [x for x in Seq()], dict(enumerate(Seq())))
a, b, c = Seq(); print(a, b, c)
class Grid:
    def __getitem__(self, k): return k
print(Grid()[1, 2], Grid()[1:2], Grid()[1:2, ::3], Grid()['a'], Grid()[...])
#: truth
class T:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v
class L:
    def __len__(self): return 0
class P: pass
print(bool(T(True)), bool(T(False)), bool(L()), bool(P()), not T(False), 'yes' if T(False) else 'no', T(False) or 5, all([T(True), P()]))
try: bool(T(5))
except TypeError as e: print(e)
#: calling, attributes on demand
class F:
    def __call__(self, *a, **k): return a, k
    def __getattr__(self, n):
        if n.startswith('x'): return n * 2
        raise AttributeError(f'no {n}')
f = F(); f.real = 1
print(f(1, k=2), f.xa, f.real, hasattr(f, 'xq'), hasattr(f, 'q'), getattr(f, 'q', 'default'))
class S:
    def __setattr__(self, n, v): print('set', n, v); object.__setattr__(self, n, v * 2)
    def __delattr__(self, n): print('del', n); super().__delattr__(n)
s = S(); s.a = 5; print(s.a); del s.a; print(hasattr(s, 'a'))
try: f.nope
except AttributeError as e: print(e)
#: descriptors
class Typed:
    def __init__(self, t): self.t = t
    def __set_name__(self, owner, name): self.name = name; print('name', name, owner.__name__)
    def __get__(self, obj, owner): return self if obj is None else obj.__dict__.get(self.name, 'unset')
    def __set__(self, obj, v):
        if not isinstance(v, self.t): raise TypeError(f'{self.name} must be {self.t.__name__}')
        obj.__dict__[self.name] = v
class R:
    a = Typed(int)
    b = Typed(str)
r = R(); print(r.a); r.a = 5; r.b = 'x'; print(r.a, r.b, isinstance(R.a, Typed))
try: r.a = 'no'
except TypeError as e: print(e)
#: slots
class S:
    __slots__ = ('a', 'b')
    def __init__(self): self.a = 1
s = S(); s.b = 2; print(s.a, s.b)
s.c = 3
#: text of an instance
class A:
    def __str__(self): return 'str'
    def __repr__(self): return 'repr'
class B:
    def __repr__(self): return 'only repr'
class C:
    def __str__(self): return 'only str'
print(A(), [A()], f'{A()} {A()!r}', str(B()), B(), str(C()), {'k': A()}, (A(),), repr(A()) + str(A()), '%s %r' % (A(), A()), str(A), A.__name__)
print(str(type(A())), type(5), type, int, A.__init__ is object.__init__, type(lambda: 0), type(None), type(print), type(A().__str__), type([].append), type(iter([])), type(x for x in []), type(NotImplemented), type(...), type(range(1)), type({}.keys()), type(A))
#: class attributes and lists shared by instances
class A:
    shared = []
    n = 0
    def __init__(self): self.shared.append(1); self.n += 1
A(); A(); print(A.shared, A.n, A().n, A.shared is A().shared)
#: nested classes and functions in classes
class Outer:
    class Inner:
        v = 5
        def __init__(self, x): self.x = x
    def make(self): return self.Inner(3)
    total = 0
    for i in range(4): total += i
    if total > 3: big = True
    table = {k: v for k, v in zip('ab', range(2))}
    def helper(n): return n * 2
    x = helper(4)
print(Outer().make().x, Outer.Inner.v, Outer.total, Outer.big, Outer.table, Outer.x, Outer.i, Outer.Inner.__qualname__, Outer.make.__qualname__)
#: names that start with two underscores
class A:
    __secret = 1
    def __init__(self): self.__v = 5; self._v = 6; self.__w__ = 7
    def get(self): return self.__v + self.__secret
    def __hidden(self): return 'h'
    def call(self): return self.__hidden()
a = A(); print(a.get(), a.call(), a._A__v, a._v, a.__w__, sorted(vars(a)), hasattr(a, '__v'))
class B(A):
    def get(self): return getattr(self, '_A__v')
print(B().get())
#: __new__ and singletons
class Single:
    it = None
    def __new__(cls, *a):
        if cls.it is None: cls.it = super().__new__(cls)
        return cls.it
    def __init__(self, v=0): self.v = v
a = Single(1); b = Single(2); print(a is b, a.v)
class Odd:
    def __new__(cls, x): return x * 2
print(Odd(5))
#: subclass hooks
class Base:
    registry = []
    def __init_subclass__(cls, tag=None, **kw): super().__init_subclass__(**kw); Base.registry.append((cls.__name__, tag))
class P(Base): pass
class Q(Base, tag='q'): pass
print(Base.registry)
#: subclasses of list, dict, tuple and set
class L(list):
    def first(self): return self[0]
    def append(self, x): super().append(x * 2)
l = L([1, 2]); l.append(3); l.name = 'n'; print(l, l.first(), len(l), isinstance(l, list), l + [1], l[1:], type(l).__name__, l == [1, 2, 6], sum(l), l.name, sorted(l, reverse=True))
class D(dict):
    def __missing__(self, k): return f'no {k}'
    def __setitem__(self, k, v): super().__setitem__(k, v + 1)
d = D(a=1); d['b'] = 2; print(d, d['zz'], d.get('zz'), 'zz' in d, len(d), list(d), {**d}, d == {'a': 1, 'b': 3})
class T(tuple):
    def total(self): return sum(self)
print(T([1, 2]).total(), T((3,)), T() == (), hash(T([1])) == hash((1,)))
class S(set):
    def add(self, x): super().add(x.lower())
s = S(); s.add('A'); print(s, 'a' in s, S([1]) | {2})
#: data classes
from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError
@dataclass
class P:
    x: int
    y: float = 0.5
    tags: list = field(default_factory=list)
    hidden: int = field(default=3, repr=False, compare=False)
    def norm(self): return abs(self.x) + abs(self.y)
a, b = P(1), P(1, y=0.5); a.tags.append('t')
print(a, b, a == b, P(1) == P(1, hidden=9), a.norm(), asdict(a), astuple(b), replace(b, x=7), [f.name for f in fields(P)], a != b)
@dataclass(order=True, frozen=True)
class V:
    major: int
    minor: int = 0
print(V(1, 2) < V(1, 3), max(V(1), V(2)), sorted([V(3), V(1, 5)]), {V(1): 'a'}[V(1)], hash(V(1)) == hash(V(1)))
try: V(1).major = 5
except FrozenInstanceError as e: print(type(e).__name__, e)
@dataclass
class Q(P):
    z: int = 9
    def __post_init__(self): self.double = self.z * 2
print(Q(1), Q(1, z=4).double, Q(1) == P(1))
for f in (lambda: P(), lambda: P(1, 2, 3, 4, 5), lambda: P(1, bad=2), lambda: V(1) < 5):
    try: f()
    except TypeError as e: print(e)
try:
    @dataclass
    class Bad:
        a: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2:
        a: int = 1
        b: int
except TypeError as e: print(e)
#: metaprogramming
A = type('A', (), {'x': 5, 'get': lambda self: self.x})
print(A().get(), A.__name__, type(A) is type, callable(A), A.__bases__ == (object,))
class P: pass
def shout(self): return 'HEY'
P.shout = shout; print(P().shout()); p = P(); p.f = lambda: 'instance'; print(p.f()); P.__name__
for name in ('a', 'b'): setattr(P, name, name.upper())
print(P.a, P().b, [n for n in dir(P) if not n.startswith('_')])
class Meta: 
    def __class_getitem__(cls, k): return f'{cls.__name__}[{k}]'
print(Meta[5], list[int] is not None)
#: a tree with recursion
class Node:
    def __init__(self, v, left=None, right=None): self.v, self.left, self.right = v, left, right
    def insert(self, v):
        side = 'left' if v < self.v else 'right'
        child = getattr(self, side)
        if child is None: setattr(self, side, Node(v))
        else: child.insert(v)
    def __iter__(self):
        if self.left: yield from self.left
        yield self.v
        if self.right: yield from self.right
    def depth(self): return 1 + max(self.left.depth() if self.left else 0, self.right.depth() if self.right else 0)
t = Node(5)
for v in (3, 8, 1, 4, 9): t.insert(v)
print(list(t), t.depth(), 4 in t, sum(t))
#: attribute that is missing
class A:
    def __init__(self): self.value = 1
A().valu
#: attribute of None
x = None
x.append(1)
#: attribute of a class that is missing
class A: pass
A.nothing
#: attribute of a module that is missing
import math
math.sine(1)
#: no consistent order of bases
class A: pass
class B(A): pass
class C(A, B): pass
#: duplicate bases
class A: pass
class B(A, A): pass
#: an __init__ that returns something
class A:
    def __init__(self): return 5
A()
#: errors of classes
class A:
    @property
    def p(self): return 1
    def m(self): pass
class Cold:
    def __len__(self): return -1
class Badstr:
    def __str__(self): return 5
    def __repr__(self): return None
class NoCmp: pass
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
attempt(lambda: setattr(A(), 'p', 5))
attempt(lambda: delattr(A(), 'zz'))
attempt(lambda: len(Cold()))
attempt(lambda: str(Badstr()))
attempt(lambda: repr(Badstr()))
attempt(lambda: NoCmp() < NoCmp())
attempt(lambda: NoCmp() + 1)
attempt(lambda: 1 + NoCmp())
attempt(lambda: NoCmp()[0])
attempt(lambda: NoCmp()())
attempt(lambda: len(NoCmp()))
attempt(lambda: iter(NoCmp()))
attempt(lambda: next(NoCmp()))
attempt(lambda: 5 in NoCmp())
attempt(lambda: int(NoCmp()))
attempt(lambda: float(NoCmp()))
attempt(lambda: [1][NoCmp()])
attempt(lambda: isinstance(1, NoCmp()))
attempt(lambda: issubclass(1, int))
attempt(lambda: super().x)
attempt(lambda: A.m())
attempt(lambda: A().m(1))
attempt(lambda: abs(NoCmp()))
attempt(lambda: round(NoCmp()))
attempt(lambda: NoCmp() @ NoCmp())
attempt(lambda: setattr(int, 'x', 1))
attempt(lambda: setattr(5, 'x', 1))
attempt(lambda: setattr(A, 'x', 1))
attempt(lambda: object().x)
attempt(lambda: sorted([NoCmp(), NoCmp()]))
attempt(lambda: hash(NoCmp()) and 'hashed')
attempt(lambda: type('X', (5,), {}) and 'made') if False else None
attempt(lambda: reversed(NoCmp()))
attempt(lambda: NoCmp().x)
attempt(lambda: '%d' % NoCmp())
attempt(lambda: ''.join([NoCmp()]))
attempt(lambda: [] + NoCmp())
attempt(lambda: 'a' + NoCmp())
attempt(lambda: {}[NoCmp()] if False else dict(5))
