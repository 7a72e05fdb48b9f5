using Mechanisms.Foundations.LinearPrograms.Dense;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Keeps the memory of a few small engines between solves, so that solving many small programs does not allocate it each time.</summary>
/// <remarks>
/// No part of a method's settings: any two shelves are equal, and answers do not depend on what a shelf holds. It holds arrays alone, of
/// programs up to <see cref="Fits"/>, 0.6 MB a board at most, and nothing of the programs themselves. Thread-safe; threads whose numbers differ in their last two bits do
/// not meet, and of those that do one finds the engine.
/// </remarks>
internal sealed class EngineShelf : IEquatable<EngineShelf>
{
    // Larger engines are not kept: their memory would stay with the method, and allocating it is nothing beside their work.
    private const int LargestKept = 1 << 15;

    // Beside matrix and tableau an engine has some twenty vectors with an entry for each row and as many with one for each variable.
    private const int Vectors = 32;

    private const int Boards = 4;

    // Places of a board, of which the first is used: two threads must not write to one line of the cache, nor to that of the array's length.
    private const int Line = 8;

    private readonly DenseEngine?[] engines = new DenseEngine?[(Boards + 1) * Line];

    private ref DenseEngine? Board => ref engines[((Environment.CurrentManagedThreadId & (Boards - 1)) + 1) * Line];

    /// <summary>Whether an engine on a program of this size is kept: rows × variables count, and the vectors beside them.</summary>
    public static bool Fits(int rows, int columns) => (rows + (long)Vectors) * (columns + (long)Vectors) <= LargestKept;

    /// <summary>An engine without a program, from the shelf or new, for one of this size.</summary>
    public DenseEngine Take(int rows, int columns) =>
        (Fits(rows, columns) ? Interlocked.Exchange(ref Board, null) : null) ?? new(SimplexModel.Empty);

    /// <summary>Puts an engine back, unless its program made it too large.</summary>
    public void Return(DenseEngine engine, int rows, int columns)
    {
        if (Fits(rows, columns))
        {
            engine.Begin(SimplexModel.Empty);
            Volatile.Write(ref Board, engine);
        }
    }

    public bool Equals(EngineShelf? other) => other is not null;

    public override bool Equals(object? obj) => obj is EngineShelf;

    public override int GetHashCode() => 0;
}
