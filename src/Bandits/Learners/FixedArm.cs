using System.Globalization;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Shows the same arm in every round: what an oracle does once it is told the environment.</summary>
/// <remarks>Time O(arms) per round in lanes, memory O(arms). Runs are single-threaded; settings are immutable.</remarks>
[Reference("lattimore2020", "Chapter 4, competitor class")]
public sealed record FixedArm : ILaneLearner
{
    /// <summary>Initializes settings.</summary>
    /// <param name="arm">The arm, at least 0; a run needs more arms than that.</param>
    /// <exception cref="ArgumentOutOfRangeException">The arm is negative.</exception>
    public FixedArm(int arm)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(arm);
        Arm = arm;
    }

    /// <inheritdoc/>
    /// <value><c>arm</c> and its number by default.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name
    {
        get => field ?? string.Create(CultureInfo.InvariantCulture, $"arm {Arm}");
        init => field = LearnerSettings.Name(value);
    }

    /// <summary>Gets the arm that is always shown.</summary>
    public int Arm { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There are too few arms.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key)
    {
        RequireArms(arms, nameof(arms));
        return IndexRun.Begin(new FixedArmRule<RealScalar, IntegerScalar, MaskScalar>(this), arms, horizon, key);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There are too few arms.</exception>
    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        ArgumentNullException.ThrowIfNull(episodes);
        RequireArms(episodes.Arms, nameof(episodes));
        episodes.Play(new FixedArmRule<TReal, TInteger, TMask>(this), rounds);
    }

    private void RequireArms(int arms, string name)
    {
        if (arms <= Arm)
        {
            throw new ArgumentOutOfRangeException(name, arms, string.Create(
                CultureInfo.InvariantCulture, $"Showing arm {Arm} needs at least {Arm + 1} arms; got {arms}."));
        }
    }
}
