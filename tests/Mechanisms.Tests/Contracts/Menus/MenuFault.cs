namespace Mechanisms.Tests.Contracts.Menus;

/// <summary>What a careless author may get wrong about a type that pretends to be another.</summary>
public enum MenuFault
{
    None,
    LawOfTheReport,
    CostOfTheReport,
    ObedienceAfterALie,
}
