namespace Mechanisms.Bandits.Rules;

/// <summary>In which order the numbers of a ridge estimator lie in lanes.</summary>
/// <remarks>
/// First V⁻¹: its first four rows as far as the fourth column, then whole rows. So much runs store of it, too, in the tiles on the diagonal both of an entry and
/// its mirror image, which rounding parts. Then θ, b and the lower triangle of V, whose mirror images have the same bits.
/// </remarks>
internal readonly struct RidgeShape(int dimension)
{
    /// <summary>Longer contexts have no lanes.</summary>
    public const int MostDimensions = 8;

    /// <summary>Rows and columns of a tile of <see cref="Linear.SymmetricTiles"/>: how sums are grouped.</summary>
    public const int Tile = 4;

    /// <summary>Rows of the first tile.</summary>
    public readonly int First = dimension < Tile ? dimension : Tile;

    /// <summary>Length of contexts.</summary>
    public readonly int Dimension = dimension;

    /// <summary>Where θ begins.</summary>
    public int Weights => Row(Dimension);

    /// <summary>Where b begins.</summary>
    public int Moments => Weights + Dimension;

    /// <summary>Where V begins.</summary>
    public int Gram => Moments + Dimension;

    /// <summary>Numbers of an estimator.</summary>
    public int Length => Gram + Triangle(Dimension);

    /// <summary>Where a row of a lower triangle begins.</summary>
    public static int Triangle(int row) => row * (row + 1) / 2;

    /// <summary>Where a row of V⁻¹ begins.</summary>
    public int Row(int row) => row < First ? row * First : (First * First) + ((row - First) * Dimension);
}
