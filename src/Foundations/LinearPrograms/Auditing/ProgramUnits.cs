using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Auditing;

/// <summary>What counts as 1 in each kind of number of a program: 1, or less where the program's own numbers are all smaller.</summary>
/// <remarks>
/// A violation is measured relative to the terms behind it, and near 0 relative to a unit. With 1 as that unit for ever, a program in
/// money of 1e-12 would have no violation at all. The units come from the program alone, as a noisy answer must not set its own measure.
/// </remarks>
internal sealed class ProgramUnits
{
    public ProgramUnits(LinearProgram program)
    {
        double bound = Math.Max(Largest(program.VariableLower), Largest(program.VariableUpper));
        double side = Math.Max(Largest(program.RowLower), Largest(program.RowUpper));
        double coefficient = Largest(program.Coefficients);
        double cost = Largest(program.Costs);
        double perCoefficient = coefficient > 0 ? 1 / coefficient : 0;
        Variable = AtMostOne(Math.Max(bound, side * perCoefficient));
        Row = AtMostOne(Math.Max(side, coefficient * bound));
        Coefficient = AtMostOne(coefficient);
        ReducedCost = AtMostOne(cost);
        Price = AtMostOne(cost * perCoefficient);
        Objective = AtMostOne(Math.Max(cost * Variable, Math.Abs(program.ObjectiveConstant)));
    }

    public double Variable { get; }

    public double Row { get; }

    public double Coefficient { get; }

    public double ReducedCost { get; }

    public double Price { get; }

    public double Objective { get; }

    private static double AtMostOne(double size) => size > 0 ? Math.Min(1, size) : 1;

    private static double Largest(Sequence<double> numbers)
    {
        double largest = 0;
        foreach (double number in numbers.Span)
        {
            largest = double.IsFinite(number) ? Math.Max(largest, Math.Abs(number)) : largest;
        }

        return largest;
    }
}
