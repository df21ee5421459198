namespace OrleansSec.Silo.Demo;

/// <summary>The size of a company and of what is planted in it.</summary>
/// <param name="Principals">How many principals, AWS's own services not counted.</param>
/// <param name="AttackSteps">How many steps of attacks in all; none for background alone.</param>
internal sealed record OrganisationOptions(int Principals, int AttackSteps);
