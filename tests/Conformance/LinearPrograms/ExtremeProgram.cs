using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Workloads;

namespace Mechanisms.Conformance.LinearPrograms;

/// <summary>
/// A small program whose numbers are near both ends of what a double holds, read off a code: costs, coefficients and bounds of 1e±300 beside
/// ordinary ones and beside crowds of equal variables, which draw means of sizes their way.
/// </summary>
public sealed record ExtremeProgram(Sequence<int> Code)
{
    private const int CodeLength = 64;
    private const int Crowd = 20;

    // The first ones are the simplest, and the most frequent by repetition.
    private static readonly double[] Sizes =
        [1, 1, 1, 1, 1e3, 1e-3, 1e9, 1e-9, 1e10, 1e-10, 1e20, 1e-20, 1e100, 1e-100, 1e150, 1e-150, 1e300, 1e-300, 1.7e307, 1e-307, double.Epsilon];

    public static Arbitrary<ExtremeProgram> Any { get; } = Arb.From(
        Gen.Choose(0, 9999).ArrayOf(CodeLength).Select(code => new ExtremeProgram(code.ToSequence())), Shrink);

    public LinearProgram Program => Decode(new ProgramCode(Code));

    public override string ToString() => ProgramText.Of(Program);

    private static IEnumerable<ExtremeProgram> Shrink(ExtremeProgram program)
    {
        for (int index = 0; index < CodeLength; index++)
        {
            if (program.Code[index] != 0)
            {
                int[] code = [.. program.Code];
                code[index] = 0;
                yield return new(code.ToSequence());
            }
        }
    }

    private static LinearProgram Decode(ProgramCode code)
    {
        LinearProgramBuilder builder = new(code.Next(2) == 0 ? ObjectiveSense.Minimize : ObjectiveSense.Maximize);
        int rows = code.Next(4);
        for (int row = 0; row < rows; row++)
        {
            (double lower, double upper) = Bounds(code);
            builder.AddRow(lower, upper);
        }

        int kinds = 1 + code.Next(3);
        for (int kind = 0; kind < kinds; kind++)
        {
            AddVariables(builder, code, rows);
        }

        return builder.Build();
    }

    // One variable, or a crowd of equal ones.
    private static void AddVariables(LinearProgramBuilder builder, ProgramCode code, int rows)
    {
        int count = code.Next(8) == 7 ? Crowd : 1;
        (double lower, double upper) = Bounds(code);
        double cost = Number(code);
        double[] entries = [.. Enumerable.Range(0, rows).Select(_ => Number(code))];
        for (int copy = 0; copy < count; copy++)
        {
            int variable = builder.AddVariable(lower, upper, cost);
            for (int row = 0; row < rows; row++)
            {
                builder.SetCoefficient(row, variable, entries[row]);
            }
        }
    }

    private static (double Lower, double Upper) Bounds(ProgramCode code)
    {
        double first = Number(code);
        double second = Number(code);
        return code.Next(7) switch
        {
            0 => (0, double.PositiveInfinity),
            1 => (Math.Min(first, second), Math.Max(first, second)),
            2 => (first, first),
            3 => (double.NegativeInfinity, first),
            4 => (first, double.PositiveInfinity),
            5 => (double.NegativeInfinity, double.PositiveInfinity),
            _ => (first, second),
        };
    }

    private static double Number(ProgramCode code)
    {
        int digit = code.NextSigned(3);
        return digit * Sizes[code.Next(Sizes.Length)];
    }
}
