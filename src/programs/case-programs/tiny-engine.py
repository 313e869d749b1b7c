from pullback import Var, sin

x1 = Var(2.0)
x2 = Var(3.0)

y = x1 * x2 + sin(x1)

y.backward()
print(y.value)
print(x1.grad)
print(x2.grad)
