using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Federated;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Federated;

/// <summary>Small participation problems: clients without data, equal clients, bids of 0 and above the reserve price among them.</summary>
internal static class ParticipationCases
{
    public const double Reserve = 50;

    public static Gen<ParticipationProblem> Generator { get; } =
        from dimension in Gen.Choose(1, 3)
        from clients in Gen.Choose(1, 6)
        from progress in Gen.Elements(0.05, 0.3, 0.5, 0.7, 1.0)
        from uploads in Upload(dimension).ArrayOf(clients)
        from bids in Gen.Choose(0, 240).Select(bid => bid / 4.0).ArrayOf(clients)
        select new ParticipationProblem(
            Scaled(dimension, 1), [.. uploads], [.. bids], progress, Reserve);

    public static Arbitrary<ParticipationProblem> Arbitrary() => Generator.ToArbitrary();

    public static Matrix<double> Scaled(int dimension, double scale) => new(
        dimension, dimension, Enumerable.Range(0, dimension * dimension).Select(index => index / dimension == index % dimension ? scale : 0).ToArray());

    // The sum of xx' over zero to four samples.
    private static Gen<Matrix<double>> Upload(int dimension) =>
        from count in Gen.Choose(0, 4)
        from samples in Gen.Choose(-4, 4).Select(entry => entry / 2.0).ArrayOf(dimension).ArrayOf(count)
        select new Matrix<double>(
            dimension,
            dimension,
            Enumerable.Range(0, dimension * dimension).Select(index => samples.Sum(x => x[index / dimension] * x[index % dimension])).ToArray());
}
