using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>What several methods find, one after the other, without repetition.</summary>
/// <remarks>
/// The status is <see cref="NashStatus.Approximate"/> where one given is an equilibrium up to rounding only; else <see cref="NashStatus.Sample"/> where all methods ended well, for
/// none looks for what the others may have left, and else that of the first that did not. An approximate equilibrium is left out where an exact one, or an approximate one
/// found before, is within <see cref="Tolerances.Probability"/> of it; exact ones where they are the same. Immutable settings.
/// </remarks>
public sealed record CombinedMethods : NashMethod
{
    /// <summary>Initializes settings.</summary>
    /// <param name="methods">The methods, in the order in which they work.</param>
    /// <exception cref="ArgumentException">There is no method, or one is null.</exception>
    public CombinedMethods(params ReadOnlySpan<NashMethod> methods)
    {
        ModelData.RequireSome(methods.Length, "method", nameof(methods));
        foreach (NashMethod method in methods)
        {
            ArgumentNullException.ThrowIfNull(method, nameof(methods));
        }

        Methods = Sequence.Create(methods);
    }

    /// <summary>Gets the methods, in the order in which they work.</summary>
    public Sequence<NashMethod> Methods { get; }

    /// <inheritdoc/>
    public override string Name => string.Join('+', Methods.Select(method => method.Name));

    /// <inheritdoc/>
    internal override NashSolution Find(NormalFormGame game, CancellationToken cancellation)
    {
        List<(MixedProfile Profile, bool IsExact)> found = [];
        long work = 0;
        NashStatus status = NashStatus.Sample;
        foreach (NashMethod method in Methods)
        {
            NashSolution solution = method.Find(game, cancellation);
            foreach (MixedProfile profile in solution.Equilibria)
            {
                Add(found, profile, solution.Status != NashStatus.Approximate || NashCheck.Of(game, profile).IsEquilibrium);
            }

            work += solution.Work;
            status = status == NashStatus.Sample && solution.Status is not (NashStatus.Complete or NashStatus.Approximate) ? solution.Status : status;
        }

        return new(game, this, found.Exists(one => !one.IsExact) ? NashStatus.Approximate : status, found.Select(one => one.Profile), work);
    }

    private static void Add(List<(MixedProfile Profile, bool IsExact)> found, MixedProfile profile, bool isExact)
    {
        if (found.Exists(other => other.Profile == profile || (!isExact && AreClose(profile, other.Profile))))
        {
            return;
        }

        _ = found.RemoveAll(other => isExact && !other.IsExact && AreClose(profile, other.Profile));
        found.Add((profile, isExact));
    }

    private static bool AreClose(MixedProfile left, MixedProfile right) => left.Strategies.Zip(right.Strategies, (mine, others) => mine
        .Zip(others, (one, other) => (one - other).ToDouble()).All(difference => !Tolerances.Probability.Exceeds(Math.Abs(difference), 1))).All(areClose => areClose);
}
