#!/usr/bin/env python3
"""The workloads of src/jmh/java/descent/Workloads.java in PyTorch, on the CPU in float32.

torch_steps.py [--threads N] [--seconds S] WORKLOAD... prints for each: name, TAB, microseconds per step (the median of 20
parts of S seconds, after half of S to warm up).
"""
import argparse
from statistics import median
from time import perf_counter

import torch
from torch.nn import (RNN, SELU, BatchNorm1d, BatchNorm2d, Conv2d, CrossEntropyLoss, Flatten, Linear, MaxPool2d, Module,
                      ReLU, Sequential, Sigmoid, utils)


def sgd(rate=0.01):
    return lambda parameters: torch.optim.SGD(parameters, lr=rate)


def adam(rate=0.001):
    return lambda parameters: torch.optim.Adam(parameters, lr=rate, fused=True)


def training(batch, network, optimizer, max_norm=None):
    """A step on a batch that stays the same."""
    x, labels = torch.rand(batch), torch.randint(10, batch[:1])
    loss, parameters = CrossEntropyLoss(), list(network.parameters())
    optimizer = optimizer(parameters)

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss(network(x), labels).backward()
        if max_norm is not None:
            utils.clip_grad_norm_(parameters, max_norm)
        optimizer.step()

    return step


def mlp(optimizer, depth=4, width=100, batch=128, inputs=784, hidden=lambda width: [ReLU()]):
    layers = []
    for fan_in in [inputs] + [width] * (depth - 1):
        layers += [Linear(fan_in, width), *hidden(width)]
    return training((batch, inputs), Sequential(*layers, Linear(width, 10)), optimizer)


def block(channels_in, channels):
    return [Conv2d(channels_in, channels, 3, padding=1), BatchNorm2d(channels), ReLU(), MaxPool2d(2)]


class LastState(Module):
    """An Elman net whose state after the last step is the answer."""

    def __init__(self, features, units):
        super().__init__()
        self.recurrent = RNN(features, units, batch_first=True)

    def forward(self, x):
        states, last = self.recurrent(x)
        return states[:, -1]


def convnet():
    layers = Conv2d(1, 30, 5), ReLU(), MaxPool2d(2), Flatten(), Linear(30 * 12 * 12, 100), ReLU(), Linear(100, 10)
    return training((100, 1, 28, 28), Sequential(*layers), sgd())


def convnet_batchnorm():
    top = Flatten(), Linear(32 * 7 * 7, 64), ReLU(), Linear(64, 10)
    return training((100, 1, 28, 28), Sequential(*block(1, 16), *block(16, 32), *top), adam())


def activation(function):
    x = torch.randn(1000, 1000)
    return lambda: function(x)


def adam_update():
    weight = torch.nn.Parameter(torch.zeros(1000, 1000))
    weight.grad = torch.randn(1000, 1000)
    return adam()([weight]).step


def product(m, k, n):
    a, b, c = torch.rand(m, k), torch.rand(k, n), torch.empty(m, n)
    return lambda: torch.mm(a, b, out=c)


WORKLOADS = {
    "mlp_sgd": lambda: mlp(sgd()),
    "mlp_adam": lambda: mlp(adam()),
    "mlp_sigmoid_deep": lambda: mlp(sgd(), depth=20, hidden=lambda width: [Sigmoid()]),
    "mlp_batchnorm": lambda: mlp(sgd(), depth=5, hidden=lambda width: [BatchNorm1d(width), ReLU()]),
    "mlp_wide_adam": lambda: mlp(adam(), depth=2, width=512),
    "mlp_selu_100_layers": lambda: mlp(sgd(0.001), depth=100, hidden=lambda width: [SELU()]),
    "convnet_sgd": convnet,
    "convnet_batchnorm_adam": convnet_batchnorm,
    "rnn_clip": lambda: training(
        (128, 28, 28), Sequential(LastState(28, 128), Linear(128, 10)), sgd(), max_norm=1),
    "mlp_tiny": lambda: mlp(sgd(), depth=1, width=32, batch=32, inputs=64),
    "tanh_1m": lambda: activation(torch.tanh),
    "gelu_1m": lambda: activation(torch.nn.functional.gelu),
    "adam_update_1m": adam_update,
    "matmul_512": lambda: product(512, 512, 512),
    "mlp": lambda width, depth, batch: mlp(sgd(), depth, width, batch),
    "product": product,
}


def measure(step, seconds, parts=20):
    """Looks at the clock once for many steps: warming up tells how many fit into a part."""
    steps, start = 0, perf_counter()
    while steps < 3 or perf_counter() - start < seconds / 2:
        step()
        steps += 1
    per_part = max(1, round(steps / (perf_counter() - start) * seconds / parts))
    times = []
    for _ in range(parts):
        start = perf_counter()
        for _ in range(per_part):
            step()
        times.append((perf_counter() - start) / per_part)
    return 1e6 * median(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("workloads", nargs="+")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    for name in options.workloads:
        kind, *sizes = name.split("/")
        step = WORKLOADS[kind](*map(int, sizes))
        print(f"{name}\t{measure(step, options.seconds):.1f}", flush=True)


if __name__ == "__main__":
    main()
