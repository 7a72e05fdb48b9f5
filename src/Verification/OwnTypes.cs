using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Verification;

/// <summary>Types that the user draws and shrinks.</summary>
internal sealed record OwnTypes<T>(Gen<T> Generator, Func<T, IEnumerable<T>> Shrink) : TypeGenerator<T>(0, 0)
{
    /// <summary>Half of the bits of a key.</summary>
    private const int HalfKey = 32;

    public override string ToString() => $"types {typeof(T).Name} of your own";

    internal static OwnTypes<T> By(TypeDraw<T> draw, Func<T, IEnumerable<T>> shrink)
    {
        Gen<uint> half = Gen.Choose(int.MinValue, int.MaxValue).Select(word => unchecked((uint)word));
        Gen<T> generator = Gen.Sized(size => half.Two().Select(halves => Drawn(draw, halves.Item1, halves.Item2, size)));
        return new(generator, shrink);
    }

    internal override Gen<T> Draw(CaseSize scale, int agent) => Generator;

    internal override IEnumerable<T> Smaller(T type) => Shrink(type);

    private static T Drawn(TypeDraw<T> draw, uint high, uint low, int size)
    {
        RandomStream stream = new StreamKey(((ulong)high << HalfKey) | low).Open();
        return draw(ref stream, size);
    }
}
