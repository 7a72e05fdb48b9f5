using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Formats;

/// <summary>A sum of variables and numbers as a text has it.</summary>
internal sealed class LpSum
{
    /// <summary>Gets the coefficients by variable.</summary>
    public Dictionary<int, Rational> Terms { get; } = [];

    /// <summary>Gets or sets the sum of the numbers without variable.</summary>
    public Rational Constant { get; set; }

    /// <summary>Gets or sets the sign of an infinity that stands alone; 0 for none.</summary>
    public int Infinite { get; set; }

    /// <summary>Gets or sets the line it begins on.</summary>
    public long Line { get; set; }

    public bool IsNumber => Terms.Count == 0;

    /// <summary>Adds a multiple of a variable.</summary>
    public void Add(int variable, Rational coefficient) =>
        Terms[variable] = Terms.TryGetValue(variable, out Rational present) ? present + coefficient : coefficient;
}
