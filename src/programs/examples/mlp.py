# Two inputs, two hidden neurons, one output; the loss is the mean squared error of two examples.
from pullback import Var, tanh

W = Var([[0.8, -0.5], [0.3, 0.9]], role="parameter")
b = Var([0.1, -0.2], role="parameter")
u = Var([1.2, -0.7], role="parameter")
c = Var(0.05, role="parameter")

inputs = [[1.0, 0.0], [0.0, 1.0]]
targets = [1.0, -1.0]

def neuron(weights, xs, bias):
    return sum((w * x for w, x in zip(weights, xs)), bias)

def mlp(xs):
    hidden = [tanh(neuron(W[i], xs, b[i])) for i in range(2)]
    return neuron(u, hidden, c)

y = [mlp(xs) for xs in inputs]
errors = [(output - target) ** 2 for output, target in zip(y, targets)]
loss = (errors[0] + errors[1]) / 2

loss.backward()
print("loss", loss.value)
print(W.grad, b.grad, u.grad, c.grad, sep="\n")
