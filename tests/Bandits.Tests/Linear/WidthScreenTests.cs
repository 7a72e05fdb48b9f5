using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Linear;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Linear;

public sealed class WidthScreenTests
{
    private static Arbitrary<(int Dimension, double Scale, int Samples, int Seed)> Cases { get; } = (
        from dimension in Gen.Choose(1, 40)
        from scale in Gen.Elements(1, 1, 1e-3, 30, 1e-25, 1e4)
        from samples in Gen.Choose(0, 60)
        from seed in Gen.Choose(0, 1000)
        select (dimension, scale, samples, seed)).ToArbitrary();

    [Fact]
    public void No_bound_is_below_the_form_and_the_fine_one_is_near() => Prop.ForAll(Cases, @case =>
    {
        RidgeBank bank = Trained(@case, out double[] probe);
        double form = bank.SquaredWidth(0, probe);
        double norm = SymmetricTiles.Dot(probe, probe);
        WidthScreen screen = new(bank, 1);
        double fine = screen.Fine(0, probe, norm);

        Assert.InRange(form, 0, fine);
        Assert.InRange(form, 0, screen.Coarse(norm) + 1e-300);
        double trace = SymmetricTiles.Trace(bank.Inverse(0), bank.Dimension);
        Assert.InRange(fine, 0, form + (2e-5 * norm * trace) + 2e-30);

        // What was learned since counts.
        bank.Update(0, probe, 1);
        Assert.InRange(bank.SquaredWidth(0, probe), 0, screen.Fine(0, probe, norm));
    }).Check(Laws.Config.WithMaxTest(300));

    [Fact]
    public void What_single_precision_cannot_hold_is_not_bounded()
    {
        RidgeBank bank = new(1, 9, 0.5);
        double[] probe = [.. Enumerable.Range(0, bank.Padded).Select(index => index < 9 ? 1e30 : 0)];
        Assert.False(new WidthScreen(bank, 1).Fine(0, probe, SymmetricTiles.Dot(probe, probe)) < bank.SquaredWidth(0, probe));
    }

    // Contexts and regularization in the same huge or tiny unit.
    [Theory]
    [InlineData(1e25)]
    [InlineData(1e-25)]
    [InlineData(1e12)]
    public void The_unit_of_contexts_does_not_matter(double unit)
    {
        RidgeBank bank = new(1, 16, unit * unit);
        double[] probe = [.. Enumerable.Range(0, 16).Select(index => unit * (index % 3))];
        bank.Update(0, probe, 1);
        probe[3] = -unit;
        double form = bank.SquaredWidth(0, probe);
        Assert.InRange(new WidthScreen(bank, 1).Fine(0, probe, SymmetricTiles.Dot(probe, probe)), form, double.PositiveInfinity);
    }

    // The planted bug: single precision without what rounding takes.
    [Fact]
    public void Rounding_alone_bounds_nothing()
    {
        int below = Laws.Sample(Cases.Generator, 30, 200).Count(@case =>
        {
            RidgeBank bank = Trained(@case, out double[] probe);
            double[] rounded = [.. bank.Inverse(0).ToArray().Select(entry => (double)(float)entry)];
            return SymmetricTiles.QuadraticForm(rounded, probe) < bank.SquaredWidth(0, probe);
        });
        Assert.InRange(below, 20, 200);
    }

    private static RidgeBank Trained((int Dimension, double Scale, int Samples, int Seed) @case, out double[] probe)
    {
        RidgeBank bank = new(1, @case.Dimension, 0.5);
        RandomStream stream = new StreamKey((ulong)@case.Seed).Open();
        for (int sample = 0; sample < @case.Samples; sample++)
        {
            bank.Update(0, Context(bank, @case.Scale, ref stream), stream.NextDouble());
        }

        probe = Context(bank, @case.Scale, ref stream);
        return bank;
    }

    private static double[] Context(RidgeBank bank, double scale, ref RandomStream stream)
    {
        double[] context = new double[bank.Padded];
        for (int index = 0; index < bank.Dimension; index++)
        {
            context[index] = scale * (stream.NextDouble() - 0.5);
        }

        return context;
    }
}
