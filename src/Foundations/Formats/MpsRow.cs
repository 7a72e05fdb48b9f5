using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Formats;

/// <summary>A row as an MPS text declares it.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">N, E, L or G.</param>
internal sealed class MpsRow(string name, char type)
{
    public string Name { get; } = name;

    public Rational? RightSide { get; set; }

    public Rational? Range { get; set; }

    /// <summary>The line of its right-hand side or range, whichever came last.</summary>
    public long Line { get; set; }

    /// <summary>The column whose entry in this row was read last, to find entries given twice.</summary>
    public int LastColumn { get; set; } = -1;

    private Rational Side => RightSide ?? default;

    private Rational Width => Rational.Abs(Range ?? default);

    /// <summary>The lower bound; null for none.</summary>
    public Rational? Lower => type switch
    {
        'E' => Range?.Sign < 0 ? Side - Width : Side,
        'G' => Side,
        'L' when Range is not null => Side - Width,
        _ => null,
    };

    /// <summary>The upper bound; null for none.</summary>
    public Rational? Upper => type switch
    {
        'E' => Range?.Sign > 0 ? Side + Width : Side,
        'L' => Side,
        'G' when Range is not null => Side + Width,
        _ => null,
    };
}
