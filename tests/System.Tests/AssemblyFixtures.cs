using OrleansSec.System.Tests.Processes;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresServer))]
