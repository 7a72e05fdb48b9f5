using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification;

/// <summary>Draws whole cases: how many agents and items, the types, and lies that are likely to pay.</summary>
internal sealed record CaseDraw<TReport>(TypeGenerator<TReport> Types, int FewestAgents, int MostAgents, int MisreportsOfEach)
{
    /// <summary>One in this many types is a copy of another agent's: ties.</summary>
    private const int CopiesOneIn = 4;

    /// <summary>The generator of cases of all numbers of agents and items.</summary>
    public Gen<SearchCase<TReport>> Cases() => Scales().SelectMany(CasesOf);

    /// <summary>The generator of cases of one number of agents and one of items.</summary>
    public Gen<SearchCase<TReport>> CasesOf(CaseSize scale) =>
        from own in Gen.CollectToArray(Enumerable.Range(0, scale.Agents), agent => Types.Draw(scale, agent))
        from source in Gen.ArrayOf(Gen.Choose(0, (CopiesOneIn * scale.Agents) - 1), scale.Agents)
        let truth = own.Select((type, agent) => Types.IsShared && source[agent] < scale.Agents ? own[source[agent]] : type).ToSequence()
        from lies in Gen.CollectToArray(Enumerable.Range(0, scale.Agents), agent => Gen.ArrayOf(Lie(scale, agent, truth), MisreportsOfEach))
        select new SearchCase<TReport>(truth, [.. lies.Select(list => list.Distinct().ToSequence())]);

    /// <summary>The generator of cases that differ from one in the type of one agent, in its lies, or in both.</summary>
    public Gen<SearchCase<TReport>> NeighborsOf(SearchCase<TReport> start, CaseSize scale) =>
        from agent in Gen.Choose(0, scale.Agents - 1)
        from type in Lie(scale, agent, start.Truth)
        from lies in Gen.ArrayOf(Lie(scale, agent, start.Truth), MisreportsOfEach)
        from change in Gen.Choose(0, MisreportsOfEach == 0 ? 0 : 2)
        select new SearchCase<TReport>(
            change == 1 ? start.Truth : Sequence.Of(scale.Agents, index => index == agent ? type : start.Truth[index]),
            change == 0 ? start.Misreports : Sequence.Of(scale.Agents, index => index == agent ? lies.Distinct().ToSequence() : start.Misreports[index]));

    private Gen<CaseSize> Scales() =>
        from agents in Gen.Choose(FewestAgents, MostAgents)
        from items in Types.AreItemsAgents ? Gen.Constant(agents) : Gen.Choose(Types.FewestItems, Types.MostItems)
        select new CaseSize(agents, items);

    private Gen<TReport> Lie(CaseSize scale, int agent, Sequence<TReport> truth)
    {
        Gen<TReport> own = Types.Near(scale, agent, truth[agent]);
        Gen<TReport> fresh = Types.Draw(scale, agent);
        if (!Types.IsShared)
        {
            return Gen.Frequency((1, fresh), (1, own));
        }

        Gen<int> other = Gen.Choose(0, scale.Agents - 1);
        Gen<TReport> copied = other.Select(index => truth[index]);
        Gen<TReport> beside = other.SelectMany(index => Types.Near(scale, agent, truth[index]));
        return Gen.Frequency((3, fresh), (3, own), (1, copied), (2, beside));
    }
}
