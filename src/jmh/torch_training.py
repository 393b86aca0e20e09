"""The training of src/jmh/java/descent/ShortTraining.java in PyTorch. Argument: number of threads."""
import sys

import torch
from torch.nn import CrossEntropyLoss, Linear, ReLU, Sequential

torch.set_num_threads(int(sys.argv[1]))
torch.manual_seed(1)
x, labels = torch.rand(6000, 784), torch.randint(10, (6000,))
network = Sequential(Linear(784, 100), ReLU(), Linear(100, 10))
optimizer = torch.optim.Adam(network.parameters(), fused=True)
loss = CrossEntropyLoss()
for epoch in range(5):
    total, right = 0.0, 0
    for batch in torch.randperm(6000).split(32):
        optimizer.zero_grad()
        y = network(x[batch])
        value = loss(y, labels[batch])
        value.backward()
        optimizer.step()
        total += value.item() * len(batch)
        right += (y.argmax(1) == labels[batch]).sum().item()
    print(total / 6000, right / 6000)
