using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Nash;

/// <summary>Gauss-Jordan elimination in fractions.</summary>
internal static class RowReduction
{
    /// <summary>Reduces equations so that each pivot column holds one 1 and else zeros; the first rows hold the pivots, in order.</summary>
    /// <param name="system">The equations, shape [equation] of [unknown, then right-hand sides]; reduced in place.</param>
    /// <param name="unknowns">How many columns belong to unknowns.</param>
    /// <param name="cancellation">Stops between two columns.</param>
    /// <returns>The columns of the pivots, ascending; as many as the rank.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static List<int> Reduce(Rational[][] system, int unknowns, CancellationToken cancellation = default)
    {
        List<int> pivots = [];
        for (int column = 0; column < unknowns && pivots.Count < system.Length; column++)
        {
            cancellation.ThrowIfCancellationRequested();
            int pivot = Array.FindIndex(system, pivots.Count, equation => !equation[column].IsZero);
            if (pivot >= 0)
            {
                (system[pivots.Count], system[pivot]) = (system[pivot], system[pivots.Count]);
                Subtract(system, pivots.Count, column);
                pivots.Add(column);
            }
        }

        return pivots;
    }

    private static void Subtract(Rational[][] system, int pivot, int column)
    {
        Rational[] source = system[pivot];
        Rational divisor = source[column];
        for (int place = column; place < source.Length; place++)
        {
            source[place] /= divisor;
        }

        foreach (Rational[] equation in system)
        {
            Rational factor = equation[column];
            if (equation != source && !factor.IsZero)
            {
                for (int place = column; place < source.Length; place++)
                {
                    equation[place] -= factor * source[place];
                }
            }
        }
    }
}
