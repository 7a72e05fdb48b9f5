using Mechanisms.Foundations.LinearPrograms.Dense;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Keeps the memory of one small engine a thread between solves, so that solving many small programs does not allocate it each time.</summary>
/// <remarks>
/// Answers do not depend on what a thread keeps. It keeps arrays alone, of programs up to <see cref="Fits"/>, a quarter of a megabyte at most, and nothing of the
/// programs themselves. A solve within a solve, as from a listener, finds the shelf empty and gets an engine of its own.
/// </remarks>
internal static class EngineShelf
{
    // Larger engines are not kept: their memory would stay with the thread, and allocating it is nothing beside their work.
    private const int LargestKept = 1 << 15;

    // Beside matrix and tableau an engine has some twenty vectors with an entry for each row and as many with one for each variable.
    private const int Vectors = 32;

    [ThreadStatic]
    private static DenseEngine? kept;

    /// <summary>Whether an engine on a program of this size is kept: rows × variables count, and the vectors beside them.</summary>
    public static bool Fits(int rows, int columns) => (rows + (long)Vectors) * (columns + (long)Vectors) <= LargestKept;

    /// <summary>An engine without a program, from the shelf or new, for one of this size.</summary>
    public static DenseEngine Take(int rows, int columns)
    {
        if (kept is not { } engine || !Fits(rows, columns))
        {
            return new(SimplexModel.Empty);
        }

        kept = null;
        return engine;
    }

    /// <summary>Puts an engine back, unless its program made it too large.</summary>
    public static void Return(DenseEngine engine, int rows, int columns)
    {
        if (Fits(rows, columns))
        {
            engine.Begin(SimplexModel.Empty);
            kept = engine;
        }
    }
}
