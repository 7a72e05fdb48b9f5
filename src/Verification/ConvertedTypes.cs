using FsCheck;
using FsCheck.Fluent;

namespace Mechanisms.Verification;

/// <summary>Types of the user's own in place of ours.</summary>
internal sealed record ConvertedTypes<TInner, T>(TypeGenerator<TInner> Inner, Func<TInner, T> To, Func<T, TInner> From)
    : TypeGenerator<T>(Inner.FewestItems, Inner.MostItems)
{
    internal override bool AreItemsAgents => Inner.AreItemsAgents;

    internal override bool IsShared => Inner.IsShared;

    public override string ToString() => Inner.ToString();

    internal override Gen<T> Draw(CaseSize scale, int agent) => Inner.Draw(scale, agent).Select(To);

    internal override Gen<T> Near(CaseSize scale, int agent, T type) => Inner.Near(scale, agent, From(type)).Select(To);

    internal override IEnumerable<T> Smaller(T type) => Kept(Inner.Smaller(From(type)), type);

    internal override IEnumerable<T> Nearer(T report, T truth) =>
        Kept(Inner.Nearer(From(report), From(truth)), report).Where(step => !EqualityComparer<T>.Default.Equals(step, truth));

    internal override IEnumerable<T> Without(T type, int item) => Inner.Without(From(type), item).Select(To);

    internal override int ItemsOf(T type) => Inner.ItemsOf(From(type));

    // A step that does not come back as it went, such as a third as a double, would break the order of the inner steps, and walks could be circles.
    private IEnumerable<T> Kept(IEnumerable<TInner> steps, T start) => steps
        .Select(step => (Inner: step, Outer: To(step)))
        .Where(step => EqualityComparer<TInner>.Default.Equals(From(step.Outer), step.Inner) && !EqualityComparer<T>.Default.Equals(step.Outer, start))
        .Select(step => step.Outer);
}
