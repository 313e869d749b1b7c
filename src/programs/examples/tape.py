# A tape: every operation adds its result and its operands with their local partial derivatives.
tape = []

class Num:
    def __init__(self, value):
        self.value = value
        self.grad = 0.0

    def __add__(self, other):
        return record(self.value + other.value, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        return record(self.value * other.value, [(self, other.value), (other, self.value)])

def record(value, inputs):
    out = Num(value)
    tape.append((out, inputs))
    return out

def backward(output):
    output.grad = 1.0
    for result, inputs in reversed(tape):
        for parent, partial in inputs:
            parent.grad += partial * result.grad

x = Num(3.0)
y = Num(4.0)

z = x * y + x * x * y
backward(z)

print(z.value, x.grad, y.grad)
