#: the tiny engine of the chapter
import math

class Var:
    def __init__(self, value):
        self.value = float(value)
        self.grad = 0.0
        self.parents = []

    def backward(self):
        topo = []
        seen = set()

        def visit(v):
            if id(v) in seen:
                return
            seen.add(id(v))
            for parent, _ in v.parents:
                visit(parent)
            topo.append(v)

        visit(self)

        self.grad = 1.0

        for v in reversed(topo):
            for parent, pullback in v.parents:
                parent.grad += pullback(v.grad)

def add(a, b):
    out = Var(a.value + b.value)
    out.parents = [
        (a, lambda g: g),
        (b, lambda g: g),
    ]
    return out

def mul(a, b):
    out = Var(a.value * b.value)
    out.parents = [
        (a, lambda g: g * b.value),
        (b, lambda g: g * a.value),
    ]
    return out

def sin(a):
    out = Var(math.sin(a.value))
    out.parents = [
        (a, lambda g: g * math.cos(a.value)),
    ]
    return out

x1 = Var(2.0)
x2 = Var(3.0)

y = add(mul(x1, x2), sin(x1))
y.backward()

print(y.value)
print(x1.grad)
print(x2.grad)
#: an engine in the style of micrograd
class Value:
    """ stores a single scalar value and its gradient """

    def __init__(self, data, _children=(), _op=''):
        self.data = data
        self.grad = 0
        # internal variables used for autograd graph construction
        self._backward = lambda: None
        self._prev = set(_children)
        self._op = _op # the op that produced this node

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), '+')

        def _backward():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = _backward

        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), '*')

        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out._backward = _backward

        return out

    def __pow__(self, other):
        assert isinstance(other, (int, float)), "only supporting int/float powers for now"
        out = Value(self.data**other, (self,), f'**{other}')

        def _backward():
            self.grad += (other * self.data**(other-1)) * out.grad
        out._backward = _backward

        return out

    def relu(self):
        out = Value(0 if self.data < 0 else self.data, (self,), 'ReLU')

        def _backward():
            self.grad += (out.data > 0) * out.grad
        out._backward = _backward

        return out

    def backward(self):

        # topological order all of the children in the graph
        topo = []
        visited = set()
        def build_topo(v):
            if v not in visited:
                visited.add(v)
                for child in v._prev:
                    build_topo(child)
                topo.append(v)
        build_topo(self)

        # go one variable at a time and apply the chain rule to get its gradient
        self.grad = 1
        for v in reversed(topo):
            v._backward()

    def __neg__(self): # -self
        return self * -1

    def __radd__(self, other): # other + self
        return self + other

    def __sub__(self, other): # self - other
        return self + (-other)

    def __rsub__(self, other): # other - self
        return other + (-self)

    def __rmul__(self, other): # other * self
        return self * other

    def __truediv__(self, other): # self / other
        return self * other**-1

    def __rtruediv__(self, other): # other / self
        return other * self**-1

    def __repr__(self):
        return f"Value(data={self.data}, grad={self.grad})"

a = Value(-4.0)
b = Value(2.0)
c = a + b
d = a * b + b**3
c += c + 1
c += 1 + c + (-a)
d += d * 2 + (b + a).relu()
d += 3 * d + (b - a).relu()
e = c - d
f = e**2
g = f / 2.0
g += 10.0 / f
print(f'{g.data:.4f}') # prints 24.7041, the outcome of this forward pass
g.backward()
print(f'{a.grad:.4f}') # prints 138.8338, i.e. the numerical value of dg/da
print(f'{b.grad:.4f}') # prints 645.5773, i.e. the numerical value of dg/db
print(a, b, c.data, d.data, e.data, len(c._prev), g._op, f._op)
#: a neural network on such an engine
import random, math
class Value:
    def __init__(self, data, children=(), local=()):
        self.data, self.grad, self.children, self.local = data, 0.0, children, local
    def __add__(self, o):
        o = o if isinstance(o, Value) else Value(o)
        return Value(self.data + o.data, (self, o), (1.0, 1.0))
    def __mul__(self, o):
        o = o if isinstance(o, Value) else Value(o)
        return Value(self.data * o.data, (self, o), (o.data, self.data))
    def relu(self): return Value(max(0.0, self.data), (self,), (float(self.data > 0),))
    def __neg__(self): return self * -1
    def __sub__(self, o): return self + (-o)
    __radd__ = __add__
    __rmul__ = __mul__
    def backward(self):
        order, seen = [], set()
        def visit(v):
            if v not in seen:
                seen.add(v)
                for c in v.children: visit(c)
                order.append(v)
        visit(self)
        self.grad = 1.0
        for v in reversed(order):
            for child, d in zip(v.children, v.local): child.grad += d * v.grad
class Module:
    def zero_grad(self):
        for p in self.parameters(): p.grad = 0.0
    def parameters(self): return []
class Neuron(Module):
    def __init__(self, n, nonlin=True):
        self.w = [Value(random.uniform(-1, 1)) for _ in range(n)]
        self.b, self.nonlin = Value(0.0), nonlin
    def __call__(self, x):
        act = sum((w * xi for w, xi in zip(self.w, x)), self.b)
        return act.relu() if self.nonlin else act
    def parameters(self): return self.w + [self.b]
    def __repr__(self): return f"{'ReLU' if self.nonlin else 'Linear'}Neuron({len(self.w)})"
class Layer(Module):
    def __init__(self, n, m, **kw): self.neurons = [Neuron(n, **kw) for _ in range(m)]
    def __call__(self, x):
        out = [n(x) for n in self.neurons]
        return out[0] if len(out) == 1 else out
    def parameters(self): return [p for n in self.neurons for p in n.parameters()]
    def __repr__(self): return f"Layer of [{', '.join(str(n) for n in self.neurons)}]"
class MLP(Module):
    def __init__(self, n, sizes):
        sz = [n] + sizes
        self.layers = [Layer(sz[i], sz[i + 1], nonlin=i != len(sizes) - 1) for i in range(len(sizes))]
    def __call__(self, x):
        for layer in self.layers: x = layer(x)
        return x
    def parameters(self): return [p for l in self.layers for p in l.parameters()]
    def __repr__(self): return f"MLP of [{', '.join(str(l) for l in self.layers)}]"
random.seed(1337)
net = MLP(2, [4, 1]); print(net, len(net.parameters()))
data = [([0.0, 0.0], -1.0), ([1.0, 0.0], 1.0), ([0.0, 1.0], 1.0), ([1.0, 1.0], -1.0)]
for step in range(8):
    loss = sum(((net(x) - y) * (net(x) - y) for x, y in data), Value(0.0))
    net.zero_grad(); loss.backward()
    for p in net.parameters(): p.data -= 0.05 * p.grad
    print(step, loss.data)
#: a tape
tape = []
class Num:
    def __init__(self, v): self.v = v
    def __add__(self, o): return record(self.v + o.v, [(self, 1.0), (o, 1.0)])
    def __mul__(self, o): return record(self.v * o.v, [(self, o.v), (o, self.v)])
    def __hash__(self): return id(self)
def record(v, inputs):
    out = Num(v)
    tape.append((out, inputs))
    return out
def gradient(y, xs):
    bar = {y: 1.0}
    for result, inputs in reversed(tape):
        g = bar.get(result, 0.0)
        for parent, partial in inputs:
            bar[parent] = bar.get(parent, 0.0) + g * partial
    return [bar.get(x, 0.0) for x in xs]
x, y, unused = Num(3.0), Num(4.0), Num(1.0)
z = x * y + x * x * y
print(z.v, gradient(z, [x, y, unused]), len(tape))
for i, (out, inputs) in enumerate(tape): print(i, out.v, [(p.v, d) for p, d in inputs])
#: forward mode by dual numbers
class Dual:
    def __init__(self, a, b=0.0): self.a, self.b = a, b
    def lift(x): return x if isinstance(x, Dual) else Dual(x)
    def __add__(self, o): o = Dual.lift(o); return Dual(self.a + o.a, self.b + o.b)
    def __mul__(self, o): o = Dual.lift(o); return Dual(self.a * o.a, self.a * o.b + self.b * o.a)
    def __pow__(self, n): return Dual(self.a ** n, n * self.a ** (n - 1) * self.b)
    __radd__, __rmul__ = __add__, __mul__
    def __repr__(self): return f'{self.a} + {self.b}ε'
def f(x, y): return 3 * x ** 2 * y + x + 5
print(f(Dual(2.0, 1.0), Dual(4.0)), f(Dual(2.0), Dual(4.0, 1.0)), f(2, 4))
def derivative(g, x, h=1e-6): return (g(x + h) - g(x - h)) / (2 * h)
print(round(derivative(lambda v: v ** 3, 2.0), 6))
#: the engine of a small language model
import math
class Value:
    __slots__ = ('data', 'grad', '_children', '_local_grads')
    def __init__(self, data, children=(), local_grads=()):
        self.data = data
        self.grad = 0
        self._children = children
        self._local_grads = local_grads
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, (self, other), (1, 1))
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))
    def __pow__(self, other): return Value(self.data**other, (self,), (other * self.data**(other-1),))
    def log(self): return Value(math.log(self.data), (self,), (1/self.data,))
    def exp(self): return Value(math.exp(self.data), (self,), (math.exp(self.data),))
    def relu(self): return Value(max(0, self.data), (self,), (float(self.data > 0),))
    def __neg__(self): return self * -1
    def __radd__(self, other): return self + other
    def __sub__(self, other): return self + (-other)
    def __rsub__(self, other): return other + (-self)
    def __rmul__(self, other): return self * other
    def __truediv__(self, other): return self * other**-1
    def __rtruediv__(self, other): return other * self**-1
    def backward(self):
        topo = []
        visited = set()
        def build_topo(v):
            if v not in visited:
                visited.add(v)
                for child in v._children:
                    build_topo(child)
                topo.append(v)
        build_topo(self)
        self.grad = 1
        for v in reversed(topo):
            for child, local_grad in zip(v._children, v._local_grads):
                child.grad += local_grad * v.grad

def softmax(logits):
    largest = max(val.data for val in logits)
    exps = [(val - largest).exp() for val in logits]
    total = sum(exps)
    return [e / total for e in exps]

w = [Value(0.5), Value(-1.0), Value(2.0)]
x = Value(1.5)
logits = [weight * x for weight in w]
loss = -softmax(logits)[1].log()
loss.backward()
print(loss.data, [weight.grad for weight in w], x.grad)
