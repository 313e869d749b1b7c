# Three steps of gradient descent on (w - 3)², then the derivative of the loss through all of them.
from pullback import Var

w0 = Var(0.0)
lr = Var(0.2, role="parameter")

def loss(w):
    return (w - 3) ** 2

def slope(w):
    return 2 * (w - 3)

w = [w0]
for step in range(3):
    w.append(w[step] - lr * slope(w[step]))
L = loss(w[3])

L.backward()
print("loss", L.value)
print("a larger learning rate changes the loss by", lr.grad)
