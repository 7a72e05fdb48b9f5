using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Conformance.Bandits;

/// <summary>What every <see cref="ILearner"/> must hold, whatever it computes; a subclass names the learner, in three lines.</summary>
public abstract class LearnerLaws
{
    private const int WarmUp = 400;
    private const int MeasuredRounds = 2_000;

    /// <summary>Gets the learner under test.</summary>
    protected abstract ILearner Learner { get; }

    /// <summary>Gets a value indicating whether the first rounds show each arm once: an unseen arm's index is +∞.</summary>
    protected virtual bool ShowsEveryArmFirst => true;

    /// <summary>Gets the rounds between which a run may allocate: none.</summary>
    protected virtual bool AllocatesInRounds => false;

    /// <summary>Gets the least share of shows that the better of two arms, with means 0.9 and 0.1, gets over 4,000 rounds; 0 for learners that do not learn.</summary>
    protected virtual double LeastShareOfBest => 0.75;

    protected virtual int LongestHorizon => 250;

    protected virtual int Cases => 12;

    [Fact]
    public void A_fork_goes_on_as_the_original_would_have() => ForAll(@case =>
    {
        LearnerRun run = Begin(@case);
        LearnerRun untouched = Begin(@case);
        int split = @case.Horizon / 2;
        Drive(run, @case, 0, split);
        Drive(untouched, @case, 0, split);
        LearnerRun fork = run.Fork();
        Drive(run.Fork(), @case, split + 1, @case.Horizon + 1);
        List<int> expected = Drive(untouched, @case, split, @case.Horizon);
        Assert.Equal(expected, Drive(fork, @case, split, @case.Horizon));
        Assert.Equal(expected, Drive(run, @case, split, @case.Horizon));
    });

    [Fact]
    public void The_same_key_gives_the_same_run() =>
        ForAll(@case => Assert.Equal(Drive(Begin(@case), @case, 0, @case.Horizon), Drive(Begin(@case), @case, 0, @case.Horizon)));

    [Fact]
    public void Choosing_twice_gives_the_same_arm_and_changes_nothing() => ForAll(@case =>
    {
        LearnerRun curious = Begin(@case);
        List<int> chosen = [];
        for (int round = 0; round < @case.Horizon; round++)
        {
            int arm = curious.Choose();
            Assert.Equal(arm, curious.Choose());
            Assert.Equal(arm, curious.Fork().Choose());
            chosen.Add(arm);
            if (arm == LearnerRun.Nobody)
            {
                break;
            }

            curious.Observe(arm, @case.Answer(round, arm));
        }

        Assert.Equal(Drive(Begin(@case), @case, 0, @case.Horizon), chosen);
    });

    [Fact]
    public void Chooses_arms_that_exist_and_are_active_or_nobody_for_good() => ForAll(@case =>
    {
        LearnerRun run = Begin(@case);
        foreach (int arm in Drive(run, @case, 0, @case.Horizon))
        {
            Assert.InRange(arm, LearnerRun.Nobody, @case.Arms - 1);
        }

        int last = run.Choose();
        Assert.True(last == LearnerRun.Nobody || run.IsActive(last) || Enumerable.Range(0, @case.Arms).All(arm => !run.IsActive(arm)));
        Assert.Equal(last, run.Choose());
    });

    [Fact]
    public void Shows_each_arm_once_before_any_twice_where_unseen_arms_come_first() => ForAll(@case =>
    {
        if (ShowsEveryArmFirst)
        {
            int rounds = Math.Min(@case.Arms, @case.Horizon);
            Assert.Equal(Enumerable.Range(0, rounds), Drive(Begin(@case), @case, 0, rounds));
        }
    });

    [Fact]
    public void A_round_allocates_nothing()
    {
        LearnerCase @case = new(5, WarmUp + MeasuredRounds, 11, RewardKind.ZeroOrOne);
        LearnerRun run = Begin(@case);
        Observation[] answers = [.. Enumerable.Range(0, @case.Horizon).Select(round => @case.Answer(round, round % 2))];
        Play(run, answers, 0, WarmUp);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Play(run, answers, WarmUp, @case.Horizon);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated == 0 || AllocatesInRounds, $"{MeasuredRounds} rounds allocated {allocated} bytes.");
    }

    [Fact]
    public void Rejects_arguments_without_meaning()
    {
        Assert.ThrowsAny<ArgumentException>(() => Learner.Begin(0, 10, default));
        Assert.ThrowsAny<ArgumentException>(() => Learner.Begin(3, 0, default));
        LearnerRun run = Learner.Begin(3, 100, default);
        Assert.ThrowsAny<ArgumentException>(() => run.Observe(3, new(IsClicked: true, 0.5)));
        Assert.ThrowsAny<ArgumentException>(() => run.Observe(-1, new(IsClicked: true, 0.5)));
        Assert.ThrowsAny<ArgumentException>(() => run.Observe(0, new(IsClicked: true, double.NaN)));
        Assert.ThrowsAny<ArgumentException>(() => run.Observe(0, new(IsClicked: true, 1.5)));
        Assert.False(string.IsNullOrWhiteSpace(Learner.Name));
    }

    [Fact]
    public void Finds_the_better_of_two_very_different_arms()
    {
        const int Rounds = 4_000;
        LearnerCase @case = new(2, Rounds, 5, RewardKind.ZeroOrOne);
        LearnerRun run = Begin(@case);
        int best = 0;
        for (int round = 0; round < Rounds; round++)
        {
            int arm = run.Choose();
            Assert.NotEqual(LearnerRun.Nobody, arm);
            best += arm == 1 ? 1 : 0;
            uint word = PlainPhilox.Block(5, (uint)round, (uint)arm, 1, 78)[0];
            run.Observe(arm, new(IsClicked: true, word < uint.MaxValue * (arm == 1 ? 0.9 : 0.1) ? 1 : 0));
        }

        Assert.True(best >= LeastShareOfBest * Rounds, $"The better arm got {best} of {Rounds} rounds.");
    }

    /// <summary>The key of a replication says no role; a run that takes none itself reads whatever was there before.</summary>
    [Fact]
    public void Takes_the_learners_role_itself() => ForAll(@case =>
    {
        LearnerRun other = Learner.Begin(@case.Arms, @case.Horizon, @case.Key.Role(Streams.Rewards));
        Assert.Equal(Drive(Begin(@case), @case, 0, @case.Horizon), Drive(other, @case, 0, @case.Horizon));
    });

    /// <summary>
    /// Fair coins are fair whatever is shown, unless the learner's draws are those of the coins. Many short runs: in a long one even foresight must
    /// take an arm's coins in their order. By Azuma's inequality the share of heads in 12,000 rounds is farther than 0.03 from one half with
    /// probability below 10⁻⁹ for a learner without foresight.
    /// </summary>
    [Fact]
    public void Its_draws_foretell_nothing_of_the_arms()
    {
        const int Rounds = 24;
        const int Runs = 500;
        SeparateArms coins = new(Sequence.Of(5, _ => 1.0));
        EpisodeBatch batch = new(
            coins, new RunsOnly(Learner), Sequence.Of(Runs, run => new Episode(Sequence.Of(5, _ => 0.5), (uint)run)), Rounds, [Rounds], root: 17);
        double heads = new CpuDevice { Threads = 1 }.Play(batch).Sum(result => result.Clicks.Sum());
        Assert.InRange(heads / (Rounds * Runs), 0.47, 0.53);
    }

    private static void Play(LearnerRun run, Observation[] answers, int from, int to)
    {
        for (int round = from; round < to; round++)
        {
            int arm = run.Choose();
            if (arm == LearnerRun.Nobody)
            {
                return;
            }

            run.Observe(arm, answers[round]);
        }
    }

    private static List<int> Drive(LearnerRun run, LearnerCase @case, int from, int to)
    {
        List<int> chosen = [];
        for (int round = from; round < to; round++)
        {
            int arm = run.Choose();
            chosen.Add(arm);
            if (arm == LearnerRun.Nobody)
            {
                break;
            }

            run.Observe(arm, @case.Answer(round, arm));
        }

        return chosen;
    }

    private LearnerRun Begin(LearnerCase @case) => Learner.Begin(@case.Arms, @case.Horizon, @case.Key);

    private void ForAll(Action<LearnerCase> law) =>
        Prop.ForAll(LearnerCase.Arbitrary(LongestHorizon), law).Check(Laws.Config.WithMaxTest(Cases));
}
