using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>The two kinds of numbers that linear programs are written in.</summary>
public static class ProgramNumbers
{
    /// <summary>Gets double precision: quick, for solving; the audit takes each at its exact binary value.</summary>
    public static ProgramNumbers<double> Doubles { get; } = new Floating();

    /// <summary>Gets exact rationals: slow, for auditing; solvers see the nearest doubles.</summary>
    public static ProgramNumbers<Rational> Rationals { get; } = new Exact();

    private sealed class Floating : ProgramNumbers<double>
    {
        public override double From(Rational number) => number.ToDouble();

        internal override bool IsFinite(double number) => double.IsFinite(number);

        internal override double Solved(double number) => number;

        internal override ExactNumbers Keep(double[] numbers) => ExactNumbers.Owning(numbers);
    }

    private sealed class Exact : ProgramNumbers<Rational>
    {
        public override Rational From(Rational number) => number;

        internal override bool IsFinite(Rational number) => double.IsFinite(number.ToDouble());

        internal override double Solved(Rational number) => number.ToDouble();

        internal override ExactNumbers Keep(Rational[] numbers)
        {
            double[] nearest = Array.ConvertAll(numbers, number => number.ToDouble());
            bool isRounded = Array.Exists(numbers, number => Rational.FromDouble(number.ToDouble()) != number);
            return new(new(nearest), isRounded ? new(numbers) : default);
        }
    }
}
