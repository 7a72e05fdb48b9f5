using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Tests;

/// <summary>Makes signals say less: some of the last player's first signal is called its last one.</summary>
public static class Garbling
{
    /// <summary>Moves a share of the first signal to the last; with share 1 the two are merged.</summary>
    /// <param name="table">Weights, shape [row, signal profile], the last player's signal fastest.</param>
    /// <param name="signals">How many signals the last player has.</param>
    /// <param name="share">The share, from 0 to 1.</param>
    public static Matrix<Rational> Of(Matrix<Rational> table, int signals, Rational share) => new(
        table.Rows,
        table.Columns,
        [.. table.Entries.ToArray().Chunk(signals).SelectMany(own => own.Select((weight, signal) =>
            weight - (signal == 0 ? share * own[0] : Rational.Zero) + (signal == signals - 1 ? share * own[0] : Rational.Zero)))]);
}
