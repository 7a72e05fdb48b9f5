using Mechanisms.Foundations.LinearPrograms.Revised;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Revised;

public sealed class SparseVectorTests
{
    [Fact]
    public void Clear_leaves_zeros_whether_the_places_were_listed_or_not()
    {
        SparseVector vector = new(9);
        vector.Add(3, 1.5);
        vector.Clear();
        Assert.All(vector.Values, value => Assert.Equal(0, value));
        vector.IsDense = true;
        Array.Fill(vector.Values, 2);
        vector.Clear();
        Assert.All(vector.Values, value => Assert.Equal(0, value));
        Assert.False(vector.IsDense);
        Assert.Equal(0, vector.Count);
    }

    [Fact]
    public void Pack_lists_the_nonzeros_and_drops_what_is_too_small()
    {
        SparseVector vector = new(4) { IsDense = true };
        ((double[])[0, -2, 1e-20, double.NaN]).CopyTo(vector.Values, 0);
        vector.Values[3] = 7;
        vector.Pack(1e-14);
        Assert.Equal([1, 3], vector.Listed.ToArray());
        Assert.Equal([0, -2, 0, 7], vector.Values);
    }

    [Fact]
    public void CopyFrom_takes_entries_and_list_and_forgets_its_own()
    {
        SparseVector source = new(5);
        source.Add(4, -1);
        SparseVector target = new(5);
        target.Add(0, 3);
        target.CopyFrom(source);
        Assert.Equal([4], target.Listed.ToArray());
        Assert.Equal([0, 0, 0, 0, -1], target.Values);
        source.IsDense = true;
        target.CopyFrom(source);
        Assert.True(target.IsDense);
        Assert.Equal([0, 0, 0, 0, -1], target.Values);
    }

    [Fact]
    public void Resize_makes_it_zero_and_keeps_the_memory()
    {
        SparseVector vector = new(5);
        double[] memory = vector.Values;
        vector.Add(4, 1);
        vector.Resize(2);
        Assert.Equal(2, vector.Size);
        vector.Resize(5);
        Assert.Same(memory, vector.Values);
        Assert.All(vector.Values, value => Assert.Equal(0, value));
    }
}
