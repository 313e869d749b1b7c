from pullback import Var, backward

x1 = Var(2.0)
x2 = Var(3.0)

y1 = x1 * x2
v1 = x2 ** 2
y2 = x1 + v1

u = [1.0, 0.5]
backward([y1, y2], seeds=u)
print(x1.grad, x2.grad)
