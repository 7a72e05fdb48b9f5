using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Dense;

/// <summary>A run on a program of up to nine rows and variables, and changes of it between solves.</summary>
/// <remarks>Numbers are integers from −2 to 2, a quarter of them plus or minus up to three times 2⁻³⁰: many bases are singular but for that, with prices of 10⁹ and more.</remarks>
internal sealed class PerturbedRun
{
    private const int LargestSize = 9;
    private const double Perturbation = 1.0 / (1 << 30);

    // More than a program and a dozen changes take; then they come again.
    private readonly uint[] draws = new uint[2048];
    private int drawn;

    public PerturbedRun(int seed, RevisedSimplex method)
    {
        RandomStream stream = new StreamKey((ulong)seed).Open();
        foreach (ref uint draw in draws.AsSpan())
        {
            draw = stream.NextUInt32();
        }

        (int rows, int columns) = (1 + Below(LargestSize), 1 + Below(LargestSize));
        LinearProgramBuilder builder = new(Below(2) == 0 ? ObjectiveSense.Maximize : ObjectiveSense.Minimize);
        for (int column = 0; column < columns; column++)
        {
            (double lower, double upper) = Bounds();
            builder.AddVariable(lower, upper, Number());
        }

        for (int row = 0; row < rows; row++)
        {
            (double lower, double upper) = Bounds();
            builder.AddRow(lower, upper);
            for (int column = 0; column < columns; column++)
            {
                builder.SetCoefficient(row, column, Number());
            }
        }

        Run = method.Begin(builder.Build());
    }

    public RevisedSimplexRun Run { get; }

    /// <summary>One to three changes, and half the time a start from the present basis.</summary>
    public void Change()
    {
        for (int left = 1 + Below(3); left > 0; left--)
        {
            ChangeOnce();
        }

        if (Below(2) == 0)
        {
            Run.StartFromPresentBasis();
        }
    }

    private void ChangeOnce()
    {
        (int row, int column) = (Below(Run.RowCount), Below(Run.VariableCount));
        (double lower, double upper) = Bounds();
        switch (Below(7))
        {
            case 0:
                Run.ChangeCost(column, Number());
                break;
            case 1:
                Run.ChangeVariableBounds(column, lower, upper);
                break;
            case 2:
                Run.ChangeRowBounds(row, lower, upper);
                break;
            case 3:
                Run.AddRow(lower, upper, [column], [Number()]);
                break;
            case 4:
                Run.AddVariable(lower, upper, Number(), [row], [Number()]);
                break;
            default:
                Run.ChangeCoefficient(row, column, Number());
                break;
        }
    }

    private (double Lower, double Upper) Bounds()
    {
        (double one, double other) = (3 * Number(), 3 * Number());
        return Below(6) switch
        {
            0 => (double.NegativeInfinity, one + 2),
            1 => (Math.Min(one, other), Math.Max(one, other)),
            2 => (one - 2, double.PositiveInfinity),
            3 => (0, 1 + Math.Abs(one)),
            _ => (0, double.PositiveInfinity),
        };
    }

    private double Number() => Below(5) - 2 + (Below(4) == 0 ? (Below(7) - 3) * Perturbation : 0);

    // The shares differ by less than 10⁻⁸ from equal ones.
    private int Below(int count) => (int)(draws[drawn++ % draws.Length] % (uint)count);
}
