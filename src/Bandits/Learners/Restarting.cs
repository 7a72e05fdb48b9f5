using System.Globalization;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Learners;

/// <summary>Begins a learner anew, after periods that grow by a factor: the doubling trick; or after equal ones, for arms that change.</summary>
/// <remarks>
/// Period k lasts ⌈First · Growthᵏ⌉ rounds, and its run plans for exactly that horizon, so a learner that needs to know its horizon plays
/// without one: regret of order T^γ or √T keeps its order under doubling, with a constant factor more. A restart forgets everything, removals
/// of arms too. Period k draws from agent k of the learner's role, so that no two periods share random numbers; for that reason restarts do not nest.
/// <para>Time and memory of the inner learner. A restart allocates; other rounds do not. Runs are single-threaded; settings are immutable.</para>
/// </remarks>
[Reference("besson2018", "Sections 3 and 4, doubling tricks with restarts")]
public sealed record Restarting : ILearner
{
    private const int MostPeriods = 65_536;

    /// <summary>Initializes settings.</summary>
    /// <param name="inner">The learner that is begun anew.</param>
    /// <exception cref="ArgumentNullException">The learner is null.</exception>
    public Restarting(ILearner inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <summary>Gets the learner that is begun anew.</summary>
    public ILearner Inner { get; }

    /// <inheritdoc/>
    /// <value><c>restarting</c> and the inner name by default.</value>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name
    {
        get => field ?? $"restarting {Inner.Name}";
        init => field = LearnerSettings.Name(value);
    }

    /// <summary>Gets the rounds of the first period.</summary>
    /// <value>At least 1; 100 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public long First { get; init => field = LearnerSettings.AtLeastOne(value); } = 100;

    /// <summary>Gets the factor from one period to the next.</summary>
    /// <value>From 1, equal periods, to 1,000; 2 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [1, 1000].</exception>
    public double Growth
    {
        get;
        init => field = value is >= 1 and <= 1000 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(
            CultureInfo.InvariantCulture, $"Periods must grow by a factor in [1, 1000]; got {value}."));
    } = 2;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The horizon holds more than 65,536 periods.</exception>
    /// <exception cref="ArgumentException">The key is already that of a restart.</exception>
    public LearnerRun Begin(int arms, long horizon, StreamKey key)
    {
        RunArguments.RequireSizes(arms, horizon);
        if (key.AgentIndex != 0)
        {
            throw new ArgumentException("A restarting learner cannot restart another: their periods would share random numbers.", nameof(key));
        }

        RequireFewPeriods(horizon);
        return new RestartingRun(this, arms, key);
    }

    /// <summary>The rounds of a period.</summary>
    internal long Length(double power) => (long)Math.Min(long.MaxValue / 2, Math.Ceiling(First * power));

    private void RequireFewPeriods(long horizon)
    {
        long rest = horizon;
        double power = 1;
        for (int period = 0; rest > 0; period++, power *= Growth)
        {
            if (period == MostPeriods)
            {
                throw new ArgumentOutOfRangeException(nameof(horizon), horizon, string.Create(CultureInfo.InvariantCulture,
                    $"A run may restart {MostPeriods - 1} times; a horizon of {horizon} rounds asks for more. Lengthen the periods."));
            }

            rest -= Length(power);
        }
    }
}
