using Mechanisms.Foundations.Numerics;

namespace Mechanisms.InformationAcquisition;

/// <summary>A linear condition on what a receiver promises:  least ≤ ∑ weight(reports, action) · probability(action given reports) ≤ greatest.</summary>
public sealed record MechanismConstraint
{
    /// <summary>Initializes a condition.</summary>
    /// <param name="name">What it says, for messages.</param>
    /// <param name="weights">Weights, shape [signal profile, action].</param>
    /// <param name="least">The least that the sum may be; null for no such bound.</param>
    /// <param name="greatest">The greatest that the sum may be; null for no such bound.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no bound, or the least is above the greatest.</exception>
    public MechanismConstraint(string name, Matrix<Rational> weights, Rational? least, Rational? greatest)
    {
        ArgumentNullException.ThrowIfNull(name);
        if ((least is null && greatest is null) || least > greatest)
        {
            throw new ArgumentException("A condition needs a least or a greatest sum, in that order; got none, or crossing ones. Give at least one.", nameof(least));
        }

        Name = name;
        Weights = weights;
        Least = least;
        Greatest = greatest;
    }

    /// <summary>Gets what it says.</summary>
    public string Name { get; }

    /// <summary>Gets the weights, shape [signal profile, action].</summary>
    public Matrix<Rational> Weights { get; }

    /// <summary>Gets the least that the sum may be; null for no such bound.</summary>
    public Rational? Least { get; }

    /// <summary>Gets the greatest that the sum may be; null for no such bound.</summary>
    public Rational? Greatest { get; }
}
