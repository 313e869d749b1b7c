from pullback import Var, checkpoint, tanh_layer

h0 = Var(0.5)
w = Var([0.9, -1.1, 1.2, 0.8, -0.7, 1.3, 0.9, 1.1], role="parameter")

h = [h0]

def segment(state, *weights):
    for weight in weights:
        state = tanh_layer(weight, state)  # tanh(weight * state) as one node
        h.append(state)
    return state

h4 = checkpoint(segment, h0, *w[:4])  # h1, h2 and h3 are not kept
h8 = checkpoint(segment, h4, *w[4:])

h8.backward()
print(h0.grad, w.grad)
