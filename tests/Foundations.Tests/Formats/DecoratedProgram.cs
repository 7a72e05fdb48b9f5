using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.Formats;

/// <summary>A small program whose numbers and names are those that files have trouble with; a code of zeros is the simplest.</summary>
/// <param name="Shape">Where entries and bounds are.</param>
/// <param name="Code">Which numbers and names they get.</param>
public sealed record DecoratedProgram(SmallProgram Shape, Sequence<int> Code)
{
    private const int CodeLength = 40;

    private static readonly Rational[] Factors =
    [
        1, Rational.Parse("0.1"), Rational.FromDouble(0.1), Rational.Parse("1e20"), Rational.Parse("-2.5e-7"), Rational.Parse("123456789012345678901/1024"),
        Rational.FromDouble(double.Epsilon), Rational.Parse("1e9"), Rational.FromDouble(Math.PI),
    ];

    public static Arbitrary<DecoratedProgram> Any { get; } = Arb.From(
        SmallProgram.Any.Generator.SelectMany(
            _ => Gen.Choose(0, 999).ArrayOf(CodeLength), (shape, code) => new DecoratedProgram(shape, code.ToSequence())),
        Shrink);

    /// <summary>Gets the program, with names that formats take, each once among rows or variables.</summary>
    public LinearProgram Program => Decode();

    public override string ToString() => $"{Shape}\n{string.Join(' ', Code)}";

    private static IEnumerable<DecoratedProgram> Shrink(DecoratedProgram program) =>
        SmallProgram.Any.Shrinker(program.Shape).Select(shape => program with { Shape = shape })
            .Concat(Enumerable.Range(0, CodeLength).Where(index => program.Code[index] != 0)
                .Select(index => program with { Code = program.Code.Select((number, place) => place == index ? 0 : number).ToSequence() }));

    private LinearProgram Decode()
    {
        LinearProgram shape = Shape.Program;
        int next = 0;
        Rational Scaled(Rational value) => value * Factors[Code[next++ % CodeLength] % Factors.Length];
        LinearProgramNumber Bound(Rational? value, double infinity) => value is { } finite ? (LinearProgramNumber)Scaled(finite) : infinity;
        string Name(string stem) => (Code[next++ % CodeLength] % 6) switch
        {
            0 => stem,
            1 => $"{stem}(1,{{2}})",
            2 => $"e{stem}",
            3 => $"{stem}_~",
            4 => $"{stem}.5",
            _ => $"#{stem}!",
        };
        LinearProgramBuilder builder = new(shape.Sense);
        builder.SetObjectiveConstant(Scaled((Code[next++] % 5) - 2));
        for (int row = 0; row < shape.RowCount; row++)
        {
            LinearProgramNumber lower = Bound(shape.ExactRowLower(row), double.NegativeInfinity);
            LinearProgramNumber upper = Bound(shape.ExactRowUpper(row), double.PositiveInfinity);
            bool isOrdered = double.IsInfinity(lower.Value) || double.IsInfinity(upper.Value) || lower.Exact <= upper.Exact;
            builder.AddRow(isOrdered ? lower : upper, isOrdered ? upper : lower, Name($"row{row}"));
        }

        for (int variable = 0; variable < shape.VariableCount; variable++)
        {
            builder.AddVariable(
                Bound(shape.ExactVariableLower(variable), double.NegativeInfinity),
                Bound(shape.ExactVariableUpper(variable), double.PositiveInfinity),
                Scaled(shape.ExactCost(variable)),
                Name($"var{variable}"));
            foreach ((int row, int position) in shape.ColumnRows(variable).ToArray().Select((row, place) => (row, place)))
            {
                builder.SetCoefficient(row, variable, Scaled(shape.ExactCoefficient(shape.ColumnStarts[variable] + position)));
            }
        }

        return builder.Build();
    }
}
