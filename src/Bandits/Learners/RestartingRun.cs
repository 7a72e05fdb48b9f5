using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Learners;

/// <summary>A run of <see cref="Restarting"/>.</summary>
internal sealed class RestartingRun : LearnerRun
{
    private readonly Restarting settings;
    private readonly int arms;
    private readonly StreamKey key;
    private LearnerRun inner;
    private double power = 1;
    private int period;
    private long left;

    public RestartingRun(Restarting settings, int arms, StreamKey key)
    {
        (this.settings, this.arms, this.key) = (settings, arms, key);
        left = settings.Length(power);
        inner = settings.Inner.Begin(arms, left, key);
    }

    private RestartingRun(RestartingRun original)
    {
        (settings, arms, key) = (original.settings, original.arms, original.key);
        (power, period, left) = (original.power, original.period, original.left);
        inner = original.inner.Fork();
    }

    /// <inheritdoc/>
    public override int Choose() => inner.Choose();

    /// <inheritdoc/>
    public override void Observe(int arm, Observation observation)
    {
        inner.Observe(arm, observation);
        left--;
        if (left == 0)
        {
            power *= settings.Growth;
            period++;
            left = settings.Length(power);
            inner = settings.Inner.Begin(arms, left, key.Agent(period & ushort.MaxValue));
        }
    }

    /// <inheritdoc/>
    /// <remarks>No arm is removed for good: the next period has it again.</remarks>
    public override bool IsActive(int arm)
    {
        RunArguments.RequireArm(arm, arms);
        return true;
    }

    /// <inheritdoc/>
    public override LearnerRun Fork() => new RestartingRun(this);
}
