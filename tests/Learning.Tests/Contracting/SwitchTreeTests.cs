using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Learning.Contracting;

namespace Mechanisms.Learning.Tests.Contracting;

public sealed class SwitchTreeTests
{
    // Three meta-actions in a row, of laws (0.9, 0.1), (0.5, 0.5) and (0.1, 0.9), each off by 0.02 at most; B = 2, width 0.005. The answer switches at (0, 0.25) and at (0, 0.5): costs are 0, 0.4 · 0.25 = 0.1 and 0.1 + 0.4 · 0.5 = 0.3.
    // Neighbors have slack 2 B (0.02 + 0.02) + 0.005 = 0.165; the ends have twice that and 4 B 0.02 = 0.16 for the one between them, 0.49.
    [Fact]
    public void Slacks_are_those_of_the_formula_along_the_path()
    {
        MetaActions answers = new(radius: 0.01);
        double[] shares = [0.9, 0.5, 0.1];
        foreach (double share in shares)
        {
            answers.Add(new(Contract.Create([0, share]), [share, 1 - share], 100, 0.01));
        }

        SwitchTree tree = new(answers, width: 0.005, sum: 2);
        tree.Plant(0);
        tree.Add(0, 1, [0, 0.25]);
        tree.Add(1, 2, [0, 0.5]);
        RequireCuts(tree.Cuts(0), (0.4, -0.1 - 0.165), (0.8, -0.3 - 0.49));
        RequireCuts(tree.Cuts(1), (-0.4, 0.1 - 0.165), (0.4, -0.2 - 0.165));
        RequireCuts(tree.Cuts(2), (-0.8, 0.3 - 0.49), (-0.4, 0.2 - 0.165));
        Assert.Equal(4 * 0.49, tree.Loss(0), 1e-12);
        Assert.Equal(4 * 0.165, tree.Loss(1), 1e-12);
        Assert.Equal(4 * 0.49, tree.Loss(2), 1e-12);
    }

    // Normals are differences of two laws of two outcomes.
    private static void RequireCuts(Sequence<ContractCut> cuts, params (double Normal, double Bound)[] expected)
    {
        Assert.Equal(expected.Length, cuts.Count);
        for (int place = 0; place < expected.Length; place++)
        {
            Assert.Equal(expected[place].Normal, cuts[place].Normal[0], 1e-12);
            Assert.Equal(-expected[place].Normal, cuts[place].Normal[1], 1e-12);
            Assert.Equal(expected[place].Bound, cuts[place].Bound, 1e-12);
        }
    }
}
