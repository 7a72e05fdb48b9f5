using Mechanisms.Foundations.LinearPrograms.Dense;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Keeps the memory of one small engine between solves, so that solving many small programs does not allocate it each time.</summary>
/// <remarks>No part of a method's settings: any two shelves are equal. Thread-safe; of several threads one finds the engine.</remarks>
internal sealed class EngineShelf : IEquatable<EngineShelf>
{
    // Larger engines are not kept: their memory would stay with the method, and allocating it is nothing beside their work.
    private const int LargestKept = 1 << 14;

    private DenseEngine? engine;

    /// <summary>An engine on a model, from the shelf or new.</summary>
    public DenseEngine Take(SimplexModel model)
    {
        if (Interlocked.Exchange(ref engine, null) is not { } taken)
        {
            return new(model);
        }

        taken.Begin(model);
        return taken;
    }

    /// <summary>Puts an engine back.</summary>
    public void Return(DenseEngine returned)
    {
        if (returned.Cells <= LargestKept)
        {
            returned.Begin(SimplexModel.Empty);
            Volatile.Write(ref engine, returned);
        }
    }

    public bool Equals(EngineShelf? other) => other is not null;

    public override bool Equals(object? obj) => obj is EngineShelf;

    public override int GetHashCode() => 0;
}
