using FsCheck;
using FsCheck.Fluent;

namespace Mechanisms.Bandits.Tests.Linear;

/// <summary>Samples for a regression, among them repeated and zero contexts.</summary>
internal static class RidgeSamples
{
    public static Arbitrary<(int Dimension, double Regularization, (double[] Context, double Reward)[] Samples)> Arbitrary()
    {
        Gen<double> entry = Gen.Choose(-20, 20).Select(value => value / 10.0);
        return (
            from dimension in Gen.Choose(1, 11)
            from regularization in Gen.Elements(0.1, 1.0, 7.0)
            from count in Gen.Choose(0, 40)
            from samples in entry.ArrayOf(dimension).Zip(entry).ArrayOf(count)
            select (dimension, regularization, samples.Select(sample => (sample.Item1, sample.Item2)).ToArray())).ToArbitrary();
    }
}
