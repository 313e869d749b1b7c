from pullback import Var, tanh

x = Var(2.0)
w = Var(-0.5)
b = Var(0.25)

y = tanh(w * x + b)
y.backward()
