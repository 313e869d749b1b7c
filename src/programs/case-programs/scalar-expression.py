from pullback import Var, log

x = Var(1.5)

v1 = x ** 2
v2 = 1 + v1
v3 = log(v2)
y = v3

y.backward()
print(x.grad)
