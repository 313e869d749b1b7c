from pullback import Var, tanh

x1 = Var(0.5)
x2 = Var(-1.0)
w1 = Var(1.5, role="parameter")
w2 = Var(0.8, role="parameter")
b = Var(0.2, role="parameter")

z = w1 * x1 + w2 * x2 + b
a = tanh(z)

a.backward()
print(w1.grad, w2.grad, b.grad)
