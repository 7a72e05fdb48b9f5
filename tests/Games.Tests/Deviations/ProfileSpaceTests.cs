using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Tests.Deviations;

public sealed class ProfileSpaceTests
{
    private static readonly Arbitrary<int[]> Counts = Arb.From(Gen.Choose(1, 4).ArrayOf().Where(counts => counts.Length <= 4));

    [Fact]
    public void Profiles_are_numbered_with_the_last_player_fastest()
    {
        ProfileSpace space = new([2, 3, 4]);
        Assert.Equal((24, 12, 4, 1), (space.Count, space.Stride(0), space.Stride(1), space.Stride(2)));
        Assert.Equal((((1 * 3) + 2) * 4) + 3, space.IndexOf(1, 2, 3));
        Assert.Equal(1, default(ProfileSpace).Count);
    }

    [Fact]
    public void Numbers_and_choices_say_the_same_and_a_deviation_changes_one_choice() => Prop.ForAll(Counts, counts =>
    {
        ProfileSpace space = new([.. counts]);
        for (int profile = 0; profile < space.Count; profile++)
        {
            Assert.Equal(profile, space.IndexOf(space.Choices(profile).Span));
            for (int player = 0; player < space.Players; player++)
            {
                int moved = space.With(profile, player, counts[player] - 1);
                Assert.Equal(counts[player] - 1, space.Choice(moved, player));
                Assert.Equal(profile, space.With(moved, player, space.Choice(profile, player)));
            }
        }
    }).Check(Laws.Config);

    [Fact]
    public void The_profiles_of_others_are_those_in_which_a_player_chooses_nothing() => Prop.ForAll(Counts, counts =>
    {
        ProfileSpace space = new([.. counts]);
        for (int player = 0; player < space.Players; player++)
        {
            int own = player;
            Assert.Equal(Enumerable.Range(0, space.Count).Where(profile => space.Choice(profile, own) == 0), space.OfOthers(player));
        }
    }).Check(Laws.Config);

    [Fact]
    public void Refuses_players_without_choice_too_many_profiles_and_what_is_not_there()
    {
        Assert.Throws<ArgumentException>(() => new ProfileSpace([2, 0]));
        Assert.Throws<ArgumentException>(() => new ProfileSpace(Sequence.Of(32, _ => 2)));
        ProfileSpace space = new([2, 2]);
        Assert.Throws<ArgumentException>(() => space.IndexOf(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => space.IndexOf(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => space.Choices(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => space.Stride(2));
    }
}
