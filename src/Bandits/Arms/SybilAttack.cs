using Mechanisms.Bandits.Environments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Arms;

/// <summary>One arm enters several times under false names: copies with its mean, after the arms there are, all decided by one owner who counts their clicks together.</summary>
/// <remarks>
/// Compare the owner's clicks with those of the single arm in the original environment: a learner is Sybil-proof here when copies earn no more.
/// Immutable and thread-safe.
/// </remarks>
[Reference("douceur2002", "one entity that presents several identities")]
public sealed record SybilAttack
{
    /// <summary>Initializes an attack.</summary>
    /// <param name="original">The environment without copies.</param>
    /// <param name="arm">The arm that is copied.</param>
    /// <param name="copies">Number of copies added, at least 1.</param>
    /// <exception cref="ArgumentNullException">The environment is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such arm, or no copy.</exception>
    /// <exception cref="ArgumentException">There would be more than 65,536 arms.</exception>
    public SybilAttack(ClickBandit original, int arm, int copies)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentOutOfRangeException.ThrowIfNegative(arm);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(arm, original.Arms);
        ArgumentOutOfRangeException.ThrowIfLessThan(copies, 1);
        Original = original;
        Arms = [arm, .. Enumerable.Range(original.Arms, copies)];
        Environment = new([.. original.PostClickMeans, .. Enumerable.Repeat(original.PostClickMeans[arm], copies)], original.Utility);
    }

    /// <summary>Gets the environment without copies.</summary>
    public ClickBandit Original { get; }

    /// <summary>Gets the environment with the copies after the arms there were.</summary>
    public ClickBandit Environment { get; }

    /// <summary>Gets the arms of the attacker: the original one and its copies.</summary>
    public Sequence<int> Arms { get; }

    /// <summary>The population of the attacked environment.</summary>
    /// <param name="others">How every other arm decides.</param>
    /// <param name="attacker">How the attacker decides for all its arms.</param>
    /// <returns>The population; the attacker is its last owner.</returns>
    /// <exception cref="ArgumentNullException">An agent is null.</exception>
    public Population Population(IStrategicAgent others, IStrategicAgent attacker) =>
        Bandits.Arms.Population.Each(Environment.Arms, others).Join(Arms, attacker);
}
