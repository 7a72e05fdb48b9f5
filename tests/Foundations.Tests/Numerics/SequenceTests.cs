using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.Numerics;

public sealed class SequenceTests
{
    [Fact]
    public void Sequences_compare_by_their_elements_in_order()
    {
        Sequence<double> left = [1, 2, 3];
        Assert.Equal(left, Sequence.Of(3, index => index + 1.0));
        Assert.True(left == new double[] { 1, 2, 3 }.ToSequence());
        Assert.True(left != [1, 3, 2]);
        Assert.True(left != [1, 2]);
        Assert.Equal(left.GetHashCode(), Sequence.Of(3, index => index + 1.0).GetHashCode());
    }

    [Fact]
    public void A_sequence_owns_a_copy()
    {
        double[] source = [1, 2];
        Sequence<double> sequence = source.ToSequence();
        source[0] = 9;
        Assert.Equal(1, sequence[0]);
    }

    [Fact]
    public void The_default_is_the_empty_sequence()
    {
        Sequence<int> none = default;
        Assert.Empty(none);
        Assert.Equal(none, []);
        Assert.Equal("[]", none.ToString());
        Assert.Throws<ArgumentOutOfRangeException>("index", () => none[0]);
    }

    [Fact]
    public void Elements_print_in_the_invariant_culture() => Assert.Equal("[1, 2.5, -1/3]", Sequence.Create<object>([1, 2.5, new Rational(-1, 3)]).ToString());

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Sequence.Of(-1, index => index));
        Assert.Throws<ArgumentNullException>("element", () => Sequence.Of<int>(1, null!));
        Assert.Throws<ArgumentNullException>("items", () => ((IEnumerable<int>)null!).ToSequence());
    }
}
