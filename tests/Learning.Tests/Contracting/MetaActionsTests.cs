using Mechanisms.Contracts;
using Mechanisms.Learning.Contracting;

namespace Mechanisms.Learning.Tests.Contracting;

public sealed class MetaActionsTests
{
    private const double Radius = 0.01;

    [Fact]
    public void Frequencies_within_twice_the_radius_belong_together()
    {
        MetaActions answers = Of(0.5, 0.519, 0.8);
        Assert.Equal(2, answers.Count);
        Assert.Equal(answers.Of(At(0)), answers.Of(At(1)));
        Assert.NotEqual(answers.Of(At(0)), answers.Of(At(2)));
        Assert.Equal([0.5, 0.5], answers.Law(answers.Of(At(1))));
    }

    [Fact]
    public void What_lies_between_two_meta_actions_merges_them_and_voids_cuts()
    {
        MetaActions answers = Of(0.5, 0.529);
        Assert.Equal(2, answers.Count);
        int version = answers.Version;
        Add(answers, 2, 0.515);
        Assert.Equal(1, answers.Count);
        Assert.True(answers.Version > version);
        Assert.All(new[] { 0, 1, 2 }, place => Assert.Equal(0, answers.Of(At(place))));
        Assert.Equal(4 * Radius, answers.Error(0), 1e-12);
    }

    // Samples of one action are within the radius of its law: 0.5 ± 0.01. The first stands for the law up to twice the radius.
    [Fact]
    public void Samples_of_one_action_are_one_meta_action_whose_error_is_kept()
    {
        MetaActions answers = Of(0.5);
        int version = answers.Version;
        Add(answers, 1, 0.509);
        Assert.Equal((1, version), (answers.Count, answers.Version));
        Assert.Equal(2 * Radius, answers.Error(0), 1e-12);
        Add(answers, 2, 0.515);
        Assert.Equal(1, answers.Count);
        Assert.Equal(3 * Radius, answers.Error(0), 1e-12);
        Assert.True(answers.Version > version);
    }

    [Fact]
    public void Copies_go_on_alone()
    {
        MetaActions answers = Of(0.5, 0.529);
        MetaActions copy = answers.Copy();
        Add(answers, 2, 0.515);
        Assert.Equal((1, 2), (answers.Count, copy.Count));
        Assert.False(copy.Knows(At(2)));
        Add(copy, 2, 0.9);
        Assert.Equal(3, copy.Count);
    }

    private static MetaActions Of(params double[] shares)
    {
        MetaActions answers = new(Radius);
        for (int place = 0; place < shares.Length; place++)
        {
            Add(answers, place, shares[place]);
        }

        return answers;
    }

    private static void Add(MetaActions answers, int place, double share) => answers.Add(new(At(place), [share, 1 - share], 100, Radius));

    private static Contract At(int place) => Contract.Create([0, place]);
}
