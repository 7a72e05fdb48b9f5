using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Linear;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Linear;

public sealed class RidgeStateTests
{
    [Fact]
    public void Reproduces_the_golden_values_of_three_samples()
    {
        RidgeState ridge = new(2);
        ridge.Update([1, 0], 1);
        ridge.Update([0.6, 0.8], 0.5);
        ridge.Update([1, 0], 0.8);
        Assert.Equal([3.36, 0.48, 0.48, 1.64], ridge.Gram.Entries.ToArray(), Near);
        Assert.Equal([0.6159090909, 0.0636363636], ridge.Weights, Near);
        Assert.Equal(0.7977240352, ridge.Width([0, 1]), Near);
        Assert.Equal(1.6639260977, ridge.LogDeterminant, Near);
        Assert.Equal(3, ridge.Samples);
    }

    [Fact]
    public void Agrees_with_a_regression_on_all_samples_at_once() =>
        Prop.ForAll(RidgeSamples.Arbitrary(), @case =>
        {
            RidgeState ridge = new(@case.Dimension, @case.Regularization);
            PlainRidge plain = new(@case.Dimension, @case.Regularization);
            double[] probe = [.. Enumerable.Range(0, @case.Dimension).Select(index => Math.Cos(index))];
            foreach ((double[] context, double reward) in @case.Samples)
            {
                ridge.Update(context, reward);
                plain.Update(context, reward);
            }

            Assert.Equal(plain.Weights.ToArray(), ridge.Weights, Near);
            Assert.Equal(plain.Mean(probe), ridge.Estimate(probe), Near);
            Assert.Equal(plain.Width(probe), ridge.Width(probe), Near);
            Assert.Equal(plain.LogDeterminant, ridge.LogDeterminant, Near);
            ridge.Refactor();
            Assert.Equal(plain.Weights.ToArray(), ridge.Weights, Near);
            Assert.Equal(plain.Width(probe), ridge.Width(probe), Near);
        }).Check(Laws.Config.WithMaxTest(150));

    [Fact]
    public void Widths_never_grow_and_the_determinant_never_shrinks() =>
        Prop.ForAll(RidgeSamples.Arbitrary(), @case =>
        {
            RidgeState ridge = new(@case.Dimension, @case.Regularization);
            double[] probe = [.. Enumerable.Range(0, @case.Dimension).Select(index => 1.0 - index)];
            (double width, double determinant) = (ridge.Width(probe), ridge.LogDeterminant);
            foreach ((double[] context, double reward) in @case.Samples)
            {
                ridge.Update(context, reward);
                Assert.True(ridge.Width(probe) <= width * (1 + 1e-12));
                Assert.True(ridge.LogDeterminant >= determinant);
                (width, determinant) = (ridge.Width(probe), ridge.LogDeterminant);
            }
        }).Check(Laws.Config.WithMaxTest(100));

    [Fact]
    public void Samples_reach_repeated_and_zero_contexts_and_a_single_dimension()
    {
        (int Dimension, double, (double[] Context, double)[] Samples)[] cases = Laws.Sample(RidgeSamples.Arbitrary().Generator, 50, 400);
        Assert.Contains(cases, @case => @case.Dimension == 1);
        Assert.Contains(cases, @case => @case.Samples.Length == 0);
        Assert.Contains(cases, @case => @case.Samples.Any(sample => sample.Context.All(entry => entry == 0)));
    }

    /// <summary>The rank-one formula must not drift: V · V⁻¹ stays the identity to 10⁻⁸ after 100,000 updates.</summary>
    [Fact]
    public void Does_not_drift_in_a_hundred_thousand_updates()
    {
        const int Dimension = 8;
        RidgeState ridge = new(Dimension);
        UnitContexts contexts = new(1, Dimension);
        double[] context = new double[Dimension];
        for (int round = 0; round < 100_000; round++)
        {
            contexts.Fill(round, new StreamKey(5), context);

            // Nearly one direction: the worst case for a rank-one formula.
            context[0] += 3;
            ridge.Update(context, context[1]);
        }

        Assert.True(Drift(ridge) < 1e-8);
        RidgeState again = ridge.Fork();
        again.Refactor();
        Assert.Equal(again.LogDeterminant, ridge.LogDeterminant, 1e-9);
    }

    [Fact]
    public void Catches_a_planted_inverse_that_is_never_computed_anew()
    {
        RidgeState ridge = new(2, 1e-10);
        UncorrectedInverse planted = new(2, 1e-10);
        UnitContexts contexts = new(1, 2);
        double[] context = new double[2];
        for (int round = 0; round < 20_100; round++)
        {
            contexts.Fill(round, new StreamKey(5), context);
            context[0] += 30;
            ridge.Update(context, 0);
            planted.Update(context);
        }

        Assert.True(Drift(ridge) < 1e-8);
        Assert.True(planted.Drift() > 1e-8);
    }

    [Fact]
    public void A_fork_goes_its_own_way()
    {
        RidgeState ridge = new(3);
        ridge.Update([1, 2, 3], 1);
        RidgeState fork = ridge.Fork();
        double before = ridge.Width([1, 1, 1]);
        fork.Update([1, 1, 1], 5);
        Assert.Equal(before, ridge.Width([1, 1, 1]));
        ridge.Update([1, 1, 1], 5);
        Assert.Equal(fork.Width([1, 1, 1]), ridge.Width([1, 1, 1]));
        Assert.Equal(fork.Weights, ridge.Weights);
    }

    [Fact]
    public void Updates_and_predictions_allocate_nothing()
    {
        RidgeState ridge = new(6);
        double[] context = [1, 2, 3, 4, 5, 6];
        ridge.Update(context, 1);
        ridge.Refactor();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 1200; round++)
        {
            ridge.Update(context, ridge.Estimate(context) + ridge.Width(context));
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Rejects_what_no_regression_can_take()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RidgeState(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RidgeState(2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RidgeState(2, double.NaN));
        RidgeState ridge = new(2);
        Assert.Throws<ArgumentException>(() => ridge.Update([1], 1));
        Assert.Throws<ArgumentException>(() => ridge.Update([1, double.NaN], 1));
        Assert.Throws<ArgumentException>(() => ridge.Update([1, 1], double.PositiveInfinity));
        Assert.Throws<ArgumentException>(() => ridge.Width([1, 2, 3]));
    }

    private static bool Near(double expected, double actual) => Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected));

    private static double Drift(RidgeState ridge)
    {
        double worst = 0;
        for (int row = 0; row < ridge.Dimension; row++)
        {
            for (int column = 0; column < ridge.Dimension; column++)
            {
                double sum = row == column ? -1 : 0;
                for (int index = 0; index < ridge.Dimension; index++)
                {
                    sum += ridge.Gram[row, index] * ridge.Inverse[index, column];
                }

                worst = Math.Max(worst, Math.Abs(sum));
            }
        }

        return worst;
    }
}
