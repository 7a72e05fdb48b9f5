using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>The numbers that a linear program is written in: doubles to solve it, rationals to audit it.</summary>
/// <typeparam name="T"><see cref="double"/> or <see cref="Rational"/>.</typeparam>
/// <remarks>
/// Code that writes a program over <typeparamref name="T"/> writes both with one formula: see <see cref="ProgramNumbers.Doubles"/> and
/// <see cref="ProgramNumbers.Rationals"/>. Immutable and thread-safe.
/// </remarks>
public abstract class ProgramNumbers<T>
    where T : struct
{
    private protected ProgramNumbers()
    {
    }

    /// <summary>Takes an exact number into these numbers.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The number itself, or the double nearest to it.</returns>
    public abstract T From(Rational number);

    /// <summary>Takes a list of exact numbers into these numbers.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <returns>One number for each.</returns>
    public Sequence<T> From(Sequence<Rational> numbers)
    {
        T[] taken = new T[numbers.Count];
        ReadOnlySpan<Rational> given = numbers.Span;
        for (int index = 0; index < taken.Length; index++)
        {
            taken[index] = From(given[index]);
        }

        return Sequence.Create<T>(taken);
    }

    /// <summary>Whether a number is not infinite and not NaN.</summary>
    internal abstract bool IsFinite(T number);

    /// <summary>The double that solvers see.</summary>
    internal abstract double Solved(T number);

    /// <summary>Wraps numbers for a program; the array is the caller's no more.</summary>
    internal abstract ExactNumbers Keep(T[] numbers);
}
