from pullback import Var, sin

x1 = Var(2.0)
x2 = Var(3.0)

v1 = x1 * x2
v2 = sin(x1)
v3 = v1 + v2
y = v3

y.backward()
print(x1.grad, x2.grad)
