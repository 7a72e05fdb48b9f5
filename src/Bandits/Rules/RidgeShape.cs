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
    public readonly int First = Math.Min(dimension, Tile);

    /// <summary>Length of contexts.</summary>
    public readonly int Dimension = dimension;

    /// <summary>Where θ begins. A field as the others are, which loops keep in registers; a fifth would put all of them into memory.</summary>
    public readonly int Weights = RowOf(dimension, dimension);

    /// <summary>Numbers of an estimator.</summary>
    public readonly int Length = RowOf(dimension, dimension) + (2 * dimension) + Triangle(dimension);

    /// <summary>Where b begins.</summary>
    public int Moments => Weights + Dimension;

    /// <summary>Where V begins.</summary>
    public int Gram => Weights + Dimension + Dimension;

    /// <summary>Where a row of a lower triangle begins.</summary>
    public static int Triangle(int row) => row * (row + 1) / 2;

    /// <summary>Where a row of V⁻¹ begins.</summary>
    public int Row(int row) => RowOf(row, Dimension);

    private static int RowOf(int row, int dimension) =>
        row <= Tile ? row * Math.Min(dimension, Tile) : (Tile * Tile) + ((row - Tile) * dimension);
}
