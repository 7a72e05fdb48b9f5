using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Domains;

namespace Mechanisms.Verification;

/// <summary>Complete orders that fall on both sides of a peak on the axis 0, 1, 2, ….</summary>
internal sealed record SinglePeakedTypes(int Fewest, int Most) : TypeGenerator<PreferenceOrder>(Fewest, Most)
{
    private readonly OrderTypes orders = new(Fewest, Most, IsTruncated: false);

    public override string ToString() => $"single-peaked orders of {Ranges.Words(Fewest, Most)}";

    // From the worst item up, one end of what is left is worse than the other: every single-peaked order is equally likely.
    internal override Gen<PreferenceOrder> Draw(CaseSize scale, int agent) =>
        Gen.ArrayOf(Gen.Choose(0, 1), scale.Items).Select(ends =>
        {
            int[] listed = new int[ends.Length];
            int left = 0;
            for (int place = ends.Length - 1; place >= 0; place--)
            {
                listed[place] = ends[place] == 0 ? left++ : left + place;
            }

            return new PreferenceOrder(listed);
        });

    internal override Gen<PreferenceOrder> Near(CaseSize scale, int agent, PreferenceOrder type) =>
        orders.Near(scale, agent, type).Select(near => IsSinglePeaked(near) ? near : type);

    internal override IEnumerable<PreferenceOrder> Smaller(PreferenceOrder type) => orders.Smaller(type).Where(IsSinglePeaked);

    internal override IEnumerable<PreferenceOrder> Nearer(PreferenceOrder report, PreferenceOrder truth) =>
        orders.Nearer(report, truth).Where(IsSinglePeaked);

    internal override IEnumerable<PreferenceOrder> Without(PreferenceOrder type, int item) => orders.Without(type, item);

    internal override int ItemsOf(PreferenceOrder type) => orders.ItemsOf(type);

    // Every item from the second on stands beside those before it.
    internal static bool IsSinglePeaked(PreferenceOrder order)
    {
        int lowest = order.Top;
        int highest = order.Top;
        foreach (int item in order.Listed.Skip(1))
        {
            if (item != lowest - 1 && item != highest + 1)
            {
                return false;
            }

            (lowest, highest) = (Math.Min(lowest, item), Math.Max(highest, item));
        }

        return true;
    }
}
