using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>Keeps the largest of many violations, each relative to a unit + the largest term behind it, and where it was.</summary>
internal sealed class ResidualMeter
{
    private double certainlyAtMost;

    /// <summary>What the violations noted from now on are relative to, beside their terms; see <see cref="ProgramUnits"/>.</summary>
    public double Unit { get; set; } = 1;

    /// <summary>The largest violation computed; NaN when something was NaN.</summary>
    public double Worst { get; private set; }

    /// <summary>Whether anything was measured.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>Where it was, in words; empty when there was none.</summary>
    public string Where { get; private set; } = string.Empty;

    /// <summary>Whether every violation, error bounds included, stays within the tolerance.</summary>
    public bool IsWithin(Tolerance tolerance) => !tolerance.Exceeds(certainlyAtMost, 0);

    /// <summary>Whether some violation computed is beyond the tolerance.</summary>
    public bool IsBeyond(Tolerance tolerance) => tolerance.Exceeds(Worst, 0);

    public void Note(double violation, BoundedSum sum, Func<string> where)
    {
        IsUsed = true;
        double scale = Unit + sum.Largest;
        double residual = Math.Max(0, violation) / scale;
        double atMost = residual + (sum.Error / scale);
        certainlyAtMost = Math.Max(certainlyAtMost, atMost);

        // Negated, so that a NaN is noted; and kept, because nothing compares with it.
        if (!(residual <= Worst) && !double.IsNaN(Worst))
        {
            Worst = residual;
            Where = where();
        }
    }
}
